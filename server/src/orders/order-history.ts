import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { PAID_STATUSES } from '@tianpu/shared/orders';
import { CustomerAudiences } from '../coupons';
import { MembershipReader } from '../membership';
import { type Db, row } from '../platform';

/** A refunded order is as if she had not bought. */
const BOUGHT = PAID_STATUSES.filter((status) => status !== 'refunded');

/** What the orders so far say of a customer. */
@Injectable()
export class OrderHistory {
  /**
   * No order of hers stands, not even an unpaid one: the first order's price is had once. `besides` is the order that
   * is being placed.
   *
   * Example: her only order was cancelled: the next is her first again; while one waits for payment it is not.
   */
  async isFirstOrder(db: Db, customerId: Id, besides: Id | null = null): Promise<boolean> {
    return !(await exists(db, customerId, ['pending_payment', ...BOUGHT], besides));
  }

  /** Nothing was ever bought: a new customer, whatever waits for payment. */
  async isNewCustomer(db: Db, customerId: Id): Promise<boolean> {
    return !(await exists(db, customerId, BOUGHT, null));
  }
}

async function exists(
  db: Db,
  customerId: Id,
  statuses: readonly string[],
  besides: Id | null,
): Promise<boolean> {
  const found = await row(
    db,
    'SELECT 1 AS found FROM orders WHERE customer_id = ? AND status IN (?) AND id <> ? LIMIT 1',
    [customerId, statuses, besides ?? ''],
  );
  return found !== undefined;
}

/** The audiences of a customer: what membership says of her, and whether she is new, which orders know. */
@Injectable()
export class OrderAudiences extends CustomerAudiences {
  constructor(
    private readonly membership: MembershipReader,
    private readonly history: OrderHistory,
  ) {
    super();
  }

  override async of(db: Db, customerId: Id): Promise<string[]> {
    const [audiences, isNew] = await Promise.all([
      this.membership.audiencesOf(db, customerId),
      this.history.isNewCustomer(db, customerId),
    ]);
    return isNew ? [...audiences, 'new_customer'] : audiences;
  }
}
