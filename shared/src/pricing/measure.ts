import type { GiftItem } from './gift';
import type { Why } from './reasons';

/** What one offer would do to a draft, in numbers; or nothing, and why. */
export interface Measure {
  /** Taken off the goods, in fen, 0 or more, never more than the covered lines cost. */
  goodsFen: number;
  /** `goodsFen` per covered line when the offer names pieces; null = in proportion to what the lines cost. */
  cuts: readonly number[] | null;
  /** Taken off the drive. */
  deliveryFen: number;
  gift: GiftItem | null;
  why: Why | null;
}

/** Example: `nothing('below_threshold', {thresholdFen: 12800, shortByFen: 1600})`. */
export function nothing(reason: Why['reason'], params: Why['params'] = {}): Measure {
  return { goodsFen: 0, cuts: null, deliveryFen: 0, gift: null, why: { reason, params } };
}

/** Short of a spend. Example: threshold 12800 with 11200 of goods is short by 1600. */
export function belowThreshold(thresholdFen: number, netFen: number): Measure {
  return nothing('below_threshold', { thresholdFen, shortByFen: thresholdFen - netFen });
}

/** An amount off the covered goods, shared in proportion; of nothing it is `no_saving`. */
export function offGoods(goodsFen: number): Measure {
  return goodsFen > 0
    ? { goodsFen, cuts: null, deliveryFen: 0, gift: null, why: null }
    : nothing('no_saving');
}

/** Amounts off named lines, by index in the covered lines. */
export function offPieces(cuts: readonly number[], otherwise: Measure): Measure {
  let goodsFen = 0;
  for (const cut of cuts) goodsFen += cut;
  return goodsFen > 0 ? { goodsFen, cuts, deliveryFen: 0, gift: null, why: null } : otherwise;
}

/** An amount off the drive. */
export function offDelivery(deliveryFen: number): Measure {
  return deliveryFen > 0
    ? { goodsFen: 0, cuts: null, deliveryFen, gift: null, why: null }
    : nothing('no_saving');
}

/** A gift changes no price. */
export function giving(gift: GiftItem): Measure {
  return { goodsFen: 0, cuts: null, deliveryFen: 0, gift, why: null };
}

/** Whether it does anything. */
export function isWorth(measure: Measure): boolean {
  return measure.why === null;
}
