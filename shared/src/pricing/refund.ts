import type { Id } from '../api/common';
import { allocate } from '../money/allocate';
import { assertFen, sumFen } from '../money/fen';
import type { Refusal } from '../problems/catalogue';
import { deliveryFeeOf } from './calculate';
import type { Adjustment } from './quote';

/** A line as the order froze it. Points are whole points; `pointsFen` is what they paid. */
export interface RefundableLine {
  lineId: Id;
  quantity: number;
  /** `allocatedNetFen` of the order line: cash, after every offer, coupon and points. */
  cashFen: number;
  points: number;
  pointsFen: number;
}

/** A paid order, as far as giving it back needs it. */
export interface RefundableOrder {
  lines: readonly RefundableLine[];
  /** What was paid for the drive. */
  deliveryFen: number;
  /** Points given, or promised, for this order. */
  earnedPoints: number;
}

/** One refund that was made, as it was made: what the next one subtracts. */
export interface RefundDone {
  lines: readonly { lineId: Id; quantity: number }[];
  cashFen: number;
  points: number;
  clawedBackPoints: number;
  /** The part of `cashFen` that was for the drive. */
  deliveryFen: number;
}

/** Which pieces come back, and whether the drive is given back too (it was not made, or was the shop's fault). */
export interface RefundWish {
  lines: readonly { lineId: Id; quantity: number }[];
  withDelivery: boolean;
}

export interface RefundPlan extends RefundDone {
  ok: true;
  /** What the pieces were paid with, per line, for the receipt; without the drive. */
  shares: { lineId: Id; quantity: number; cashFen: number; points: number }[];
  /** Everything has come back: the coupon may return. */
  isComplete: boolean;
}

export type RefundRefusal = Refusal<'refund.nothing_chosen' | 'refund.exceeds_rest' | 'refund.nothing_left'>;

/**
 * The frozen allocation of an order or a quote, as refunds read it. A point is a fen, so the points of a line are its
 * share of the `points` adjustment.
 *
 * Example: line B of 13600 with −1222 of a coupon and −407 of `points` is cash 11971 and 407 points.
 */
export function refundableOf(order: {
  lines: readonly { lineId: Id; quantity: number; allocatedNetFen: number }[];
  adjustments: readonly Adjustment[];
  earnedPoints: number;
}): RefundableOrder {
  const shares = new Map<Id, number>();
  for (const { source, allocations } of order.adjustments)
    if (source === 'points') for (const share of allocations) shares.set(share.lineId, 0 - share.amountFen);
  const lines = order.lines.map(({ lineId, quantity, allocatedNetFen }) => {
    const pointsFen = shares.get(lineId) ?? 0;
    return { lineId, quantity, cashFen: allocatedNetFen, points: pointsFen, pointsFen };
  });
  return { lines, deliveryFen: deliveryFeeOf(order), earnedPoints: order.earnedPoints };
}

/**
 * What giving pieces back costs: exactly what these pieces were paid with, out of the order's frozen allocation,
 * never a price of today. Pieces of one line are worth the same to the fen that rounding leaves; the earlier ones
 * carry it. Points earned are taken back in proportion to the goods' cash. The refund that completes the order takes
 * what is left of everything, it is not computed again, so that the sums always meet.
 * Refuses what asks for nothing, for more pieces than are left, or comes after everything is back.
 *
 * Example (R2): A 198.00 and B 2 × 68.00, coupon −30.00, 1,000 points, paid 294.00: A gives 174.29 and 593 points,
 * the first B 59.85 and 204, the second 59.86 and 203.
 */
export function refundOf(
  order: RefundableOrder,
  done: readonly RefundDone[],
  wish: RefundWish,
): RefundPlan | RefundRefusal {
  const before = piecesBack(order, done);
  const isDriveBack = order.deliveryFen === 0 || done.some((refund) => refund.deliveryFen > 0);
  if (isAllBack(order, before) && isDriveBack) return refuse('refund.nothing_left');
  const wanted = wish.lines.filter((line) => line.quantity !== 0);
  const givesDrive = wish.withDelivery && !isDriveBack;
  if (wanted.length === 0 && !givesDrive) return refuse('refund.nothing_chosen');
  const after = new Map(before);
  for (const { lineId, quantity } of wanted) {
    const line = order.lines.find((each) => each.lineId === lineId);
    const rest = (line?.quantity ?? 0) - (after.get(lineId) ?? 0);
    if (!Number.isSafeInteger(quantity) || quantity < 0 || quantity > rest)
      return { ok: false, code: 'refund.exceeds_rest', params: { lineId, rest } };
    after.set(lineId, quantity + (after.get(lineId) ?? 0));
  }

  const shares = sharesOf(order, before, after);
  const deliveryFen = givesDrive ? order.deliveryFen : 0;
  const isGoodsBack = isAllBack(order, after);
  const left = rest(order, done);
  const goods = isGoodsBack ? left : noMoreThan(left, planned(order, shares, before, after));
  return {
    ok: true,
    lines: shares.map(({ lineId, quantity }) => ({ lineId, quantity })),
    shares,
    deliveryFen,
    ...goods,
    cashFen: assertFen(goods.cashFen + deliveryFen, 'cashFen'),
    isComplete: isGoodsBack && (isDriveBack || givesDrive),
  };
}

type Goods = Pick<RefundDone, 'cashFen' | 'points' | 'clawedBackPoints'>;

/** What is left of the goods after the refunds so far; nothing when staff gave back more than the pieces' worth. */
function rest(order: RefundableOrder, done: readonly RefundDone[]): Goods {
  const left = (whole: number, back: readonly number[]) => Math.max(0, whole - sumFen(back));
  return {
    cashFen: left(
      sumFen(order.lines.map((line) => line.cashFen)),
      done.map((refund) => refund.cashFen - refund.deliveryFen),
    ),
    points: left(
      sumFen(order.lines.map((line) => line.points)),
      done.map((refund) => refund.points),
    ),
    clawedBackPoints: left(
      order.earnedPoints,
      done.map((refund) => refund.clawedBackPoints),
    ),
  };
}

/** Earlier refunds by hand may have left less than these pieces are worth. */
function noMoreThan(left: Goods, plan: Goods): Goods {
  return {
    cashFen: Math.min(left.cashFen, plan.cashFen),
    points: Math.min(left.points, plan.points),
    clawedBackPoints: Math.min(left.clawedBackPoints, plan.clawedBackPoints),
  };
}

function planned(
  order: RefundableOrder,
  shares: RefundPlan['shares'],
  before: ReadonlyMap<Id, number>,
  after: ReadonlyMap<Id, number>,
): Goods {
  return {
    cashFen: sumFen(shares.map((share) => share.cashFen)),
    points: sumFen(shares.map((share) => share.points)),
    clawedBackPoints: clawedAt(order, after) - clawedAt(order, before),
  };
}

/** Points taken back once these pieces are back: in proportion to cash, to the nearest point. */
function clawedAt(order: RefundableOrder, back: ReadonlyMap<Id, number>): number {
  const total = sumFen(order.lines.map((line) => line.cashFen));
  if (total === 0) return 0;
  const cashBack = sumFen(order.lines.map((line) => upTo(line, back.get(line.lineId) ?? 0).cashFen));
  return allocate(order.earnedPoints, [cashBack, total - cashBack])[0] ?? 0;
}

function sharesOf(
  order: RefundableOrder,
  before: ReadonlyMap<Id, number>,
  after: ReadonlyMap<Id, number>,
): RefundPlan['shares'] {
  const moved = order.lines.filter((line) => after.get(line.lineId) !== before.get(line.lineId));
  return moved.map((line) => {
    const from = upTo(line, before.get(line.lineId) ?? 0);
    const to = upTo(line, after.get(line.lineId) ?? 0);
    const quantity = (after.get(line.lineId) ?? 0) - (before.get(line.lineId) ?? 0);
    return {
      lineId: line.lineId,
      quantity,
      cashFen: to.cashFen - from.cashFen,
      points: to.points - from.points,
    };
  });
}

/**
 * What the first `pieces` of a line were paid with. Value and points are each split evenly, the earlier pieces carry
 * the odd fen; cash is the difference, which is never negative because value is nowhere below points.
 *
 * Example: a line of two, 119.71 cash and 407 points, value 123.78: the first piece 59.85 and 204 points.
 */
function upTo(line: RefundableLine, pieces: number): { cashFen: number; points: number } {
  const first = (amount: number) =>
    Math.floor(amount / line.quantity) * pieces + Math.min(pieces, amount % line.quantity);
  if (line.quantity === 0) return { cashFen: 0, points: 0 };
  return {
    cashFen: first(line.cashFen + line.pointsFen) - first(line.pointsFen),
    points: first(line.points),
  };
}

function piecesBack(order: RefundableOrder, done: readonly RefundDone[]): Map<Id, number> {
  const back = new Map(order.lines.map((line) => [line.lineId, 0]));
  for (const refund of done)
    for (const { lineId, quantity } of refund.lines) back.set(lineId, (back.get(lineId) ?? 0) + quantity);
  return back;
}

function isAllBack(order: RefundableOrder, back: ReadonlyMap<Id, number>): boolean {
  return order.lines.every((line) => (back.get(line.lineId) ?? 0) >= line.quantity);
}

function refuse(code: RefundRefusal['code']): RefundRefusal {
  return { ok: false, code, params: {} };
}
