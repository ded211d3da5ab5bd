import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type {
  Id,
  LookUpPickupResponse,
  StaffDayResponse,
  StaffOrderRow,
  VerifyPickupResponse,
} from '@tianpu/shared/api';
import { shopDateOf } from '@tianpu/shared/time';
import { Clock, CurrentActor, ForStaff, type StaffActor, UlidParam, UnitOfWork } from '../platform';
import { ensureOwnStore } from './actors';
import { FindPickup } from './find-pickup';
import { MoveOrder } from './move-order';
import { PickupMisses } from './pickup-misses';
import { HandedOverDto, StaffDayDto, StaffOrderDto } from './staff-answers.dto';
import { StaffOrders } from './staff-orders';
import { MoveOrderDto, PickupDto, StaffDayQueryDto } from './staff-orders.dto';
import { VerifyPickup } from './verify-pickup';

/** Bakers bake; whoever stands at the counter hands over. */
const COUNTER = ['counter', 'manager', 'owner'] as const;

@ApiTags('staff orders')
@Controller('staff')
export class StaffOrdersController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly staffOrders: StaffOrders,
    private readonly find: FindPickup,
    private readonly misses: PickupMisses,
    private readonly verify: VerifyPickup,
    private readonly moves: MoveOrder,
  ) {}

  /** Today unless `on` says otherwise. */
  @Get('stores/:storeId/orders')
  @ForStaff()
  @ApiOkResponse({ type: StaffDayDto })
  day(
    @CurrentActor() actor: StaffActor,
    @UlidParam('storeId') storeId: Id,
    @Query() query: StaffDayQueryDto,
  ): Promise<StaffDayResponse> {
    ensureOwnStore(actor, storeId);
    return this.staffOrders.day(storeId, query.on ?? shopDateOf(this.clock.now()));
  }

  /** What staff see before they hand over: no effect, but a wrong code counts like at the hand-over itself. */
  @Post('pickups/look-up')
  @HttpCode(200)
  @ApiOkResponse({ type: StaffOrderDto })
  @ForStaff(...COUNTER)
  async lookUp(@CurrentActor() actor: StaffActor, @Body() body: PickupDto): Promise<LookUpPickupResponse> {
    ensureOwnStore(actor, body.storeId);
    const order = await this.misses.guard(actor.id, () => this.find.run(body.storeId, body.code));
    return { order: await this.staffOrders.row(order) };
  }

  @Post('pickups')
  @HttpCode(200)
  @ApiOkResponse({ type: HandedOverDto })
  @ForStaff(...COUNTER)
  async handOver(@CurrentActor() actor: StaffActor, @Body() body: PickupDto): Promise<VerifyPickupResponse> {
    ensureOwnStore(actor, body.storeId);
    const found = await this.misses.guard(actor.id, () => this.find.run(body.storeId, body.code));
    const order = await this.verify.run(actor, found);
    return {
      order: await this.staffOrders.row(order),
      verifiedAt: (order.handedOverAt ?? this.clock.now()).toISOString(),
    };
  }

  @Post('orders/:orderId/moves')
  @HttpCode(200)
  @ApiOkResponse({ type: StaffOrderDto })
  @ForStaff()
  async move(
    @CurrentActor() actor: StaffActor,
    @UlidParam('orderId') orderId: Id,
    @Body() body: MoveOrderDto,
  ): Promise<{ order: StaffOrderRow }> {
    const order = await this.unitOfWork.run((tx) => this.moves.byStaff(tx, actor, orderId, body.to));
    return { order: await this.staffOrders.row(order) };
  }
}
