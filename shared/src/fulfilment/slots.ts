import type { ShopDate } from '../api/common';
import type { FulfilmentMode, SlotDayResponse, SlotResponse } from '../api/fulfilment';
import type { StoreHours } from '../api/stores';
import type { Refusal } from '../problems/catalogue';
import { type At, datesFrom, daysBetween, instantOf, shopDateOf, toMs } from '../time/shop-time';
import { rangesOn } from './opening-hours';

export interface SlotRule {
  /** Length of a slot; slots start on its multiples since midnight. */
  minutes: number;
  /** Orders one slot takes unless the store says otherwise. */
  capacity: number;
}

/** The counter hands over twelve orders in half an hour; one courier of the shop drives six in an hour. */
export const SLOT_RULES: Readonly<Record<FulfilmentMode, SlotRule>> = {
  pickup: { minutes: 30, capacity: 12 },
  delivery: { minutes: 60, capacity: 6 },
};

/** Days offered at checkout, today included. */
export const BOOKABLE_DAYS = 7;
/** Days offered when the cart itself needs more than three: festival boxes are ordered two weeks ahead. */
export const BOOKABLE_DAYS_LONG_LEAD = 14;
const LONG_LEAD_DAYS = 3;

/** Half-open `[startsAt, endsAt)`. */
export interface SlotTimes {
  startsAt: Date;
  endsAt: Date;
}

/**
 * The slots of a date: whole multiples of the slot's length that lie inside the opening hours.
 *
 * Example: open 08:30–10:15, pickup has 08:30, 09:00 and 09:30 (10:00–10:30 would end after closing), delivery
 * has 09:00 only.
 */
export function slotsOn(hours: StoreHours, on: ShopDate, mode: FulfilmentMode): SlotTimes[] {
  const { minutes } = SLOT_RULES[mode];
  const slots: SlotTimes[] = [];
  for (const range of rangesOn(hours, on)) {
    const first = Math.ceil(range.fromMinute / minutes) * minutes;
    for (let start = first; start + minutes <= range.toMinute; start += minutes) {
      slots.push({ startsAt: instantOf(on, start), endsAt: instantOf(on, start + minutes) });
    }
  }
  return slots;
}

/**
 * The dates offered: seven from today, fourteen when the cart's earliest moment is more than three days ahead.
 *
 * Example: on 2026-01-01 with a cake ready the next day, 1 to 7 January; with a box of five days, 1 to 14 January.
 */
export function bookableDates(now: At, earliestReadyAt: At): ShopDate[] {
  const today = shopDateOf(now);
  const leadDays = daysBetween(today, shopDateOf(earliestReadyAt));
  return datesFrom(today, leadDays > LONG_LEAD_DAYS ? BOOKABLE_DAYS_LONG_LEAD : BOOKABLE_DAYS);
}

/**
 * Why a slot cannot be taken, or null. A slot is taken from its start: the cake must be ready when it begins. Too
 * early is said before sold out, because waiting for a place would not help.
 *
 * Example: ready at 14:21, the slot of 14:00 is too early and 14:30 with 3 places is free.
 */
export function slotAvailability(
  startsAt: At,
  earliestReadyAt: At,
  remaining: number,
): SlotResponse['unavailable'] {
  if (toMs(startsAt) < toMs(earliestReadyAt)) return 'slot.too_early';
  return remaining > 0 ? null : 'slot.sold_out';
}

export interface SlotDaysInput {
  hours: StoreHours;
  mode: FulfilmentMode;
  now: At;
  /** From `earliestReady`; at least `now`. */
  earliestReadyAt: At;
  capacity: number;
  /** Places left in the slot that starts then. */
  remainingOf: (startsAt: Date) => number;
}

/**
 * Everything the slot picker shows: the bookable days with their slots, each free or with the reason why not.
 * Slots of today that have begun are left out; slots too early for this cart stay, so that the reason can be read.
 *
 * Example: at 14:06, open 08:30–21:30, a 240-minute cake: today lists 14:30 to 21:00, of which 18:30 is the first
 * that can be taken.
 */
export function slotDays({
  hours,
  mode,
  now,
  earliestReadyAt,
  capacity,
  remainingOf,
}: SlotDaysInput): SlotDayResponse[] {
  return bookableDates(now, earliestReadyAt).map((on) => ({
    on,
    open: rangesOn(hours, on).length > 0,
    slots: slotsOn(hours, on, mode)
      .filter((slot) => slot.startsAt.getTime() >= toMs(now))
      .map((slot) => {
        const remaining = Math.max(0, remainingOf(slot.startsAt));
        return {
          startsAt: slot.startsAt.toISOString(),
          endsAt: slot.endsAt.toISOString(),
          capacity,
          remaining,
          unavailable: slotAvailability(slot.startsAt, earliestReadyAt, remaining),
        };
      }),
  }));
}

export interface SlotChoice {
  hours: StoreHours;
  mode: FulfilmentMode;
  now: At;
  earliestReadyAt: At;
  startsAt: At;
}

export type SlotRefusal = Refusal<'store.closed' | 'slot.not_offered' | 'slot.too_early'>;

/**
 * The server's judgement of the slot a customer asks for, all but its places: those are taken by a conditional
 * update in the order's transaction, where two customers cannot both be told "one left".
 *
 * Example: 10:15 is no start of a slot: `slot.not_offered`; a date 8 days ahead too; a day without opening hours is
 * `store.closed`; 14:00 when the cake is ready at 14:21 is `slot.too_early` with `earliestReadyAt`.
 */
export function checkSlot(choice: SlotChoice): ({ ok: true } & SlotTimes) | SlotRefusal {
  const { hours, mode, now, earliestReadyAt } = choice;
  const on = shopDateOf(choice.startsAt);
  if (!bookableDates(now, earliestReadyAt).includes(on))
    return { ok: false, code: 'slot.not_offered', params: { on } };
  if (rangesOn(hours, on).length === 0) return { ok: false, code: 'store.closed', params: { on } };
  const slot = slotsOn(hours, on, mode).find((each) => each.startsAt.getTime() === toMs(choice.startsAt));
  if (!slot) return { ok: false, code: 'slot.not_offered', params: { on } };
  if (slotAvailability(slot.startsAt, earliestReadyAt, 1) === 'slot.too_early') {
    const params = { earliestReadyAt: new Date(toMs(earliestReadyAt)).toISOString() };
    return { ok: false, code: 'slot.too_early', params };
  }
  return { ok: true, ...slot };
}
