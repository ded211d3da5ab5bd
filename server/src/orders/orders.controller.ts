import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type {
  Id,
  OrderResponse,
  OrderSummary,
  Page,
  PaymentParams,
  PickupCodeResponse,
  PlaceOrderResponse,
  PreparePaymentResponse,
} from '@tianpu/shared/api';
import { hasPickupCode } from '@tianpu/shared/orders';
import { Payments } from '../payments';
import {
  CurrentActor,
  type CustomerActor,
  Database,
  ensure,
  ForCustomer,
  Idempotent,
  Log,
  RateLimit,
  UlidParam,
} from '../platform';
import { StoresReader } from '../stores';
import { PayError } from '../wechat';
import { CancelOrder } from './cancel-order';
import {
  OrderDto,
  OrderPageDto,
  PickupCodeDto,
  PlacedOrderDto,
  PreparedPaymentDto,
} from './order-answers.dto';
import { OrdersPageDto, PlaceOrderDto } from './orders.dto';
import { OrdersPresenter } from './orders.presenter';
import { OrdersReader } from './orders.read-model';
import type { Order, OrderDetail } from './orders.types';
import { PickupQrs } from './pickup-qr';
import { PlaceOnce } from './place-once';

const PAGE = 20;

@ApiTags('orders')
@Controller('orders')
@ForCustomer()
export class OrdersController {
  constructor(
    private readonly database: Database,
    private readonly orders: OrdersReader,
    private readonly stores: StoresReader,
    private readonly presenter: OrdersPresenter,
    private readonly placing: PlaceOnce,
    private readonly cancelling: CancelOrder,
    private readonly payments: Payments,
    private readonly qrs: PickupQrs,
    private readonly log: Log,
  ) {}

  /** The order is committed before WeChat is asked; when WeChat does not answer, it stands and can be paid later. */
  @Post()
  @Idempotent()
  @RateLimit({ points: 10, perSeconds: 60, by: 'actor' })
  @ApiCreatedResponse({ type: PlacedOrderDto })
  async place(
    @CurrentActor() actor: CustomerActor,
    @Body() body: PlaceOrderDto,
  ): Promise<PlaceOrderResponse> {
    const detail = await this.placing.run(actor.id, body);
    const isUnpaid = detail.order.status === 'pending_payment';
    const payment = isUnpaid ? await this.payments.prepare(detail.order.id) : null;
    return { order: await this.#present(detail), payment };
  }

  @Get()
  @ApiOkResponse({ type: OrderPageDto })
  async list(
    @CurrentActor() actor: CustomerActor,
    @Query() query: OrdersPageDto,
  ): Promise<Page<OrderSummary>> {
    const db = this.database.source;
    const limit = query.limit ?? PAGE;
    const found = await this.orders.pageOf(db, actor.id, query.cursor, limit);
    const page = found.slice(0, limit);
    const [lines, stores] = await Promise.all([
      this.orders.linesOf(
        db,
        page.map((order) => order.id),
      ),
      this.stores.all(db),
    ]);
    const nameOf = new Map(stores.map((store) => [store.id, store.name]));
    const items = page.map((order) =>
      this.presenter.summary(
        order,
        lines.filter((line) => line.orderId === order.id),
        nameOf.get(order.storeId) ?? '',
      ),
    );
    return { items, nextCursor: found.length > limit ? (page[limit - 1]?.id ?? null) : null };
  }

  @Get(':orderId')
  @ApiOkResponse({ type: OrderDto })
  async show(
    @CurrentActor() actor: CustomerActor,
    @UlidParam('orderId') orderId: Id,
  ): Promise<OrderResponse> {
    return this.#show(await this.orders.ownedBy(this.database.source, actor.id, orderId));
  }

  @Post(':orderId/cancellation')
  @HttpCode(200)
  @ApiOkResponse({ type: OrderDto })
  async cancel(
    @CurrentActor() actor: CustomerActor,
    @UlidParam('orderId') orderId: Id,
  ): Promise<OrderResponse> {
    await this.cancelling.byCustomer(actor, orderId);
    return this.#show(await this.orders.byId(this.database.source, orderId));
  }

  @Post(':orderId/payment')
  @Idempotent()
  @ApiCreatedResponse({ type: PreparedPaymentDto })
  async pay(
    @CurrentActor() actor: CustomerActor,
    @UlidParam('orderId') orderId: Id,
  ): Promise<PreparePaymentResponse> {
    await this.orders.ownedBy(this.database.source, actor.id, orderId);
    const payment: PaymentParams = await this.payments.prepare(orderId);
    return { payment };
  }

  /** Back from the payment sheet: what the phone says is not believed, WeChat is asked. */
  @Post(':orderId/payment/check')
  @HttpCode(200)
  @RateLimit({ points: 30, perSeconds: 60, by: 'actor' })
  @ApiOkResponse({ type: OrderDto })
  async check(
    @CurrentActor() actor: CustomerActor,
    @UlidParam('orderId') orderId: Id,
  ): Promise<OrderResponse> {
    const order = await this.orders.ownedBy(this.database.source, actor.id, orderId);
    if (order.status !== 'pending_payment') return this.#show(order);
    try {
      await this.payments.settleByQuery(orderId);
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      // WeChat does not say now: the order is shown as it stands, the notification or the poller settles it.
      this.log.warn({ err: error, orderId }, 'a payment could not be checked');
    }
    return this.#show(await this.orders.byId(this.database.source, orderId));
  }

  @Get(':orderId/pickup-code')
  @ApiOkResponse({ type: PickupCodeDto })
  async pickupCode(
    @CurrentActor() actor: CustomerActor,
    @UlidParam('orderId') orderId: Id,
  ): Promise<PickupCodeResponse> {
    const order = await this.orders.ownedBy(this.database.source, actor.id, orderId);
    ensure(hasPickupCode(order) && order.pickupCode !== null, 'order.wrong_state', { status: order.status });
    return this.qrs.show(order.id, order.pickupCode);
  }

  async #show(order: Order): Promise<OrderResponse> {
    return this.#present(await this.orders.detail(this.database.source, order));
  }

  async #present(detail: OrderDetail): Promise<OrderResponse> {
    return this.presenter.detail(detail, await this.stores.get(this.database.source, detail.order.storeId));
  }
}
