import type { Instant, ShopDate } from '../api/common';
import { formatDate } from '../time/format';
import { type At, MINUTE_MS, shopDateOf, toMs } from '../time/shop-time';

/** A first order must stay unrefunded this long before it counts. */
export const COUNT_AFTER_DAYS = 7;
/** What must be left of its cash after refunds; a return of almost everything is no order. */
export const MIN_KEPT_FEN = 1000;

export const INVITE_STATES = [
  'counted',
  'waiting',
  'not_completed',
  'not_ordered',
  'refunded',
  'over_limit',
] as const;
export type InviteState = (typeof INVITE_STATES)[number];

/** One order of an invited person, made after she was invited. */
export interface InviteeOrder {
  placedAt: Instant;
  /** Null while it is unpaid or on its way. */
  completedAt: Instant | null;
  /** Closed without ever being paid. */
  isCancelled: boolean;
  /** Cash paid for goods minus refunds. */
  keptFen: number;
}

export interface InviteStanding {
  state: InviteState;
  /** Since when it counts. */
  countedAt: Instant | null;
  /** From when it will count if nothing is refunded. */
  countsAt: Instant | null;
}

/**
 * Whether an invited person counts: only by a completed order of her own, not by registering, and only after 7 whole
 * days without a refund that empties it. Looked at is her first order that is not cancelled or refunded, so a botched
 * first order does not lose her for ever. `recordedAt` is when the server wrote down that she counts: from then on a
 * later refund changes nothing, because rewards are not taken back.
 *
 * Example: completed 2026-09-18T06:00Z: `waiting`, and at 2026-09-25T06:00:00.000Z `counted`; refunded on the 20th:
 * `refunded`.
 */
export function inviteStanding(
  orders: readonly InviteeOrder[],
  now: At,
  recordedAt: Instant | null = null,
): InviteStanding {
  if (recordedAt !== null) return { state: 'counted', countedAt: recordedAt, countsAt: recordedAt };
  const real = [...orders]
    .filter(({ isCancelled }) => !isCancelled)
    .sort((a, b) => toMs(a.placedAt) - toMs(b.placedAt));
  if (real.length === 0) return { state: 'not_ordered', countedAt: null, countsAt: null };
  const kept = real.filter((order) => order.completedAt === null || order.keptFen >= MIN_KEPT_FEN);
  const completed = kept.find(({ completedAt }) => completedAt !== null);
  if (completed && completed.completedAt !== null) {
    const countsAt = new Date(toMs(completed.completedAt) + COUNT_AFTER_DAYS * DAY_MS).toISOString();
    if (toMs(countsAt) <= toMs(now)) return { state: 'counted', countedAt: countsAt, countsAt };
    return { state: 'waiting', countedAt: null, countsAt };
  }
  const state = kept.length > 0 ? 'not_completed' : 'refunded';
  return { state, countedAt: null, countsAt: null };
}

const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * The reason in words. Example: `首单已完成，9月25日起计入`; `还没下单`; `首单退款了，下一单完成后再算`.
 */
export function inviteText({ state, countsAt }: InviteStanding, now: At): string {
  if (state === 'waiting' && countsAt !== null) {
    return `首单已完成，${formatDate(countsOn(countsAt), shopDateOf(now))}起计入`;
  }
  return STATE_TEXTS[state];
}

/** The shop date on which it begins to count. */
export function countsOn(countsAt: Instant): ShopDate {
  return shopDateOf(countsAt);
}

const STATE_TEXTS: Readonly<Record<InviteState, string>> = {
  counted: '已计入',
  waiting: `首单已完成，满 ${COUNT_AFTER_DAYS} 天计入`,
  not_completed: '已下单，完成后开始计算',
  not_ordered: '还没下单',
  refunded: '首单退款了，下一单完成后再算',
  over_limit: '超过邀请上限，不再计入',
};
