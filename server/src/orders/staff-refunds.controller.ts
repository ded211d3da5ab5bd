import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Id, OrderRefundsResponse, RefundOrderResponse } from '@tianpu/shared/api';
import {
  CurrentActor,
  Database,
  ensure,
  ForStaff,
  Idempotent,
  type StaffActor,
  UlidParam,
  UnitOfWork,
} from '../platform';
import { orderRefundsStore } from './order-refunds.store';
import { refundResponse } from './orders.presenter';
import { OrdersReader } from './orders.read-model';
import { RefundOrder } from './refund-order';
import { OrderRefundsDto, RefundedDto, RefundOrderDto } from './refunds.dto';

const IN_CHARGE = ['manager', 'owner'] as const;

@ApiTags('staff refunds')
@Controller('staff/orders')
export class StaffRefundsController {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrdersReader,
    private readonly refunding: RefundOrder,
  ) {}

  /** What was given back, and what still can be. */
  @Get(':orderId/refunds')
  @ForStaff(...IN_CHARGE)
  @ApiOkResponse({ type: OrderRefundsDto })
  async show(
    @CurrentActor() actor: StaffActor,
    @UlidParam('orderId') orderId: Id,
  ): Promise<OrderRefundsResponse> {
    const db = this.database.source;
    const order = await this.orders.byId(db, orderId);
    ensure(actor.storeIds.includes(order.storeId), 'order.not_found');
    const [lines, { lines: frozen, deliveryFen }, refunds] = await Promise.all([
      this.orders.linesOf(db, [orderId]),
      this.refunding.refundable(db, order),
      orderRefundsStore.ofOrder(db, orderId),
    ]);
    const back = refunds.flatMap((refund) => refund.lines);
    return {
      orderId,
      orderNumber: order.orderNumber,
      lines: lines.map(({ id, productName, optionsText, quantity, allocatedNetFen }) => ({
        ...{ lineId: id, productName, optionsText, quantity, cashFen: allocatedNetFen },
        left: back.reduce((left, line) => (line.lineId === id ? left - line.quantity : left), quantity),
        points: frozen.find(({ lineId }) => lineId === id)?.points ?? 0,
      })),
      deliveryFen,
      isDeliveryBack: refunds.some((refund) => refund.deliveryFen > 0),
      refunds: refunds.map(refundResponse),
    };
  }

  @Post(':orderId/refunds')
  @Idempotent()
  @ForStaff(...IN_CHARGE)
  @ApiCreatedResponse({ type: RefundedDto })
  async refund(
    @CurrentActor() actor: StaffActor,
    @UlidParam('orderId') orderId: Id,
    @Body() body: RefundOrderDto,
  ): Promise<RefundOrderResponse> {
    const refund = await this.unitOfWork.run((tx) => this.refunding.byStaff(tx, actor, orderId, body));
    return { refund: refundResponse(refund) };
  }
}
