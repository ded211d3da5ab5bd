import { Injectable } from '@nestjs/common';
import type { FulfilmentMode, Id, SlotsResponse } from '@tianpu/shared/api';
import { bookableDates, slotDays } from '@tianpu/shared/fulfilment';
import { shopDayRange } from '@tianpu/shared/time';
import { FulfilmentReader } from '../fulfilment';
import { Clock, Database, Problem } from '../platform';
import { StoresReader } from '../stores';
import { CheckoutCarts, type CheckoutLine, readyAt } from './checkout-cart';

/** The slot picker: which days and times the customer's cart can be had, and how many places each has left. */
@Injectable()
export class CheckoutSlots {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stores: StoresReader,
    private readonly carts: CheckoutCarts,
    private readonly fulfilment: FulfilmentReader,
  ) {}

  async run(customerId: Id, storeId: Id, mode: FulfilmentMode): Promise<SlotsResponse> {
    const db = this.database.source;
    const now = this.clock.now();
    const [store, slotRule, lines] = await Promise.all([
      this.stores.get(db, storeId),
      this.stores.slotRule(db, storeId),
      this.#lines(customerId),
    ]);
    const ready = readyAt(lines, store, now);
    const dates = bookableDates(now, ready.at);
    const capacity = slotRule.capacity[mode];
    const range = {
      from: shopDayRange(dates[0] ?? '').from,
      to: shopDayRange(dates[dates.length - 1] ?? '').to,
    };
    const taken = await this.fulfilment.reservedBySlot(db, storeId, mode, range);
    const remainingOf = (startsAt: Date) => capacity - (taken.get(startsAt.getTime()) ?? 0);
    return {
      storeId,
      mode,
      earliestReadyAt: ready.at.toISOString(),
      earliestBecause: ready.because,
      days: slotDays({ hours: store.hours, mode, now, earliestReadyAt: ready.at, capacity, remainingOf }),
    };
  }

  /** An empty cart may look at times too: nothing has to be baked for it. */
  async #lines(customerId: Id): Promise<CheckoutLine[]> {
    try {
      return (await this.carts.load(this.database.source, customerId)).lines;
    } catch (error) {
      if (error instanceof Problem && error.code === 'cart.empty') return [];
      throw error;
    }
  }
}
