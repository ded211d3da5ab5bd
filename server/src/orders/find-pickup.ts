import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { isPickupQrFresh, type PickupQr, parseScannedPickup } from '@tianpu/shared/orders';
import { daysBetween, shopDateOf } from '@tianpu/shared/time';
import { IdentityReader } from '../identity';
import { Clock, Database, ensure, Problem } from '../platform';
import { OrdersReader } from './orders.read-model';
import type { Order } from './orders.types';
import { PickupQrs } from './pickup-qr';

/** From what staff typed or scanned to the order in front of them. Changes nothing. */
@Injectable()
export class FindPickup {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly orders: OrdersReader,
    private readonly qrs: PickupQrs,
    private readonly identity: IdentityReader,
  ) {}

  /**
   * Refuses `pickup.code_unknown` (also for orders of another store), `pickup.code_expired` for an old QR of ours,
   * `pickup.already_verified` with `at` and `by`, and `payment.refund_in_progress`.
   *
   * Example: `5208` finds the order that carries it now; after the hand-over the same code is refused with the time
   * and the name of who handed it over.
   */
  async run(storeId: Id, scanned: string): Promise<Order> {
    const read = parseScannedPickup(scanned);
    ensure(read !== null, 'pickup.code_unknown');
    const order =
      read.kind === 'qr' ? await this.#byQr(storeId, read) : await this.#byCode(storeId, read.code);
    if (order.handedOverAt !== null) throw await this.alreadyVerified(order);
    const isRefund = order.status === 'refunding' || order.status === 'refunded';
    ensure(!isRefund, 'payment.refund_in_progress');
    ensure(order.pickupCode !== null, 'pickup.code_unknown');
    return order;
  }

  /** The refusal of a second hand-over: when it happened, and who did it. */
  async alreadyVerified(order: Order): Promise<Problem> {
    const { handedOverAt, handedOverBy } = order;
    const name =
      handedOverBy === null ? undefined : await this.identity.staffNameOf(this.database.source, handedOverBy);
    return new Problem('pickup.already_verified', {
      at: handedOverAt?.toISOString() ?? null,
      by: name ?? null,
    });
  }

  async #byQr(storeId: Id, qr: PickupQr): Promise<Order> {
    ensure(this.qrs.isOurs(qr), 'pickup.code_unknown');
    ensure(isPickupQrFresh(qr.minute, this.clock.now()), 'pickup.code_expired');
    const order = await this.orders.byId(this.database.source, qr.orderId);
    ensure(order.storeId === storeId, 'pickup.code_unknown');
    return order;
  }

  /** A code lives per store and day: who comes a day late or early is found too, the nearest day first. */
  async #byCode(storeId: Id, code: string): Promise<Order> {
    const today = shopDateOf(this.clock.now());
    const candidates = await this.orders.byPickupCode(this.database.source, storeId, code);
    const byNearness = candidates.sort((a, b) => distance(a, today) - distance(b, today));
    const order = byNearness.find((each) => each.handedOverAt === null) ?? byNearness[0];
    ensure(order !== undefined, 'pickup.code_unknown');
    return order;
  }
}

function distance(order: Order, today: string): number {
  return Math.abs(daysBetween(today, order.pickupOn));
}
