import { Injectable } from '@nestjs/common';
import type { Id, ShopDate, StaffDayResponse, StaffOrderRow } from '@tianpu/shared/api';
import { HANDED_OVER_STATUSES, isLate, TO_MAKE_STATUSES } from '@tianpu/shared/orders';
import { IdentityReader } from '../identity';
import { Clock, Database } from '../platform';
import { OrdersPresenter } from './orders.presenter';
import { OrdersReader } from './orders.read-model';
import type { Order } from './orders.types';

/** Orders as staff see them. */
@Injectable()
export class StaffOrders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly orders: OrdersReader,
    private readonly identity: IdentityReader,
    private readonly presenter: OrdersPresenter,
  ) {}

  /** Everything the store owes or handed over on a day, by slot, with the counts that head the page. */
  async day(storeId: Id, on: ShopDate): Promise<StaffDayResponse> {
    const found = await this.orders.ofStoreDay(this.database.source, storeId, on);
    const now = this.clock.now();
    const count = (holds: (order: Order) => boolean) => found.filter(holds).length;
    return {
      storeId,
      on,
      orders: await this.rows(found),
      counts: {
        toMake: count(({ status }) => TO_MAKE_STATUSES.includes(status)),
        ready: count(({ status }) => status === 'ready'),
        handedOver: count(({ status }) => HANDED_OVER_STATUSES.includes(status)),
        late: count((order) => isLate(order, now)),
        unpaid: count(({ status }) => status === 'pending_payment'),
      },
    };
  }

  async row(order: Order): Promise<StaffOrderRow> {
    const [only] = await this.rows([order]);
    if (only === undefined) throw new Error(`order ${order.id} has no row`);
    return only;
  }

  async rows(found: readonly Order[]): Promise<StaffOrderRow[]> {
    const db = this.database.source;
    const orderIds = found.map((order) => order.id);
    const [lines, gifts, names] = await Promise.all([
      this.orders.linesOf(db, orderIds),
      this.orders.giftsOf(db, orderIds),
      this.identity.namesOf(db, [...new Set(found.map((order) => order.customerId))]),
    ]);
    const now = this.clock.now();
    return found.map((order) => {
      const isOfOrder = ({ orderId }: { orderId: Id }) => orderId === order.id;
      return this.presenter.staffRow(order, lines.filter(isOfOrder), gifts.filter(isOfOrder), names, now);
    });
  }
}
