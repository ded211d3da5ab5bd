import type { Id, Instant } from '../api/common';

/** The six ways a balance moves; every entry is one of them and is never changed afterwards. */
export const POINTS_ENTRY_KINDS = ['earn', 'spend', 'expire', 'restore', 'claw_back', 'adjust'] as const;
export type PointsEntryKind = (typeof POINTS_ENTRY_KINDS)[number];

/** What caused an entry; with the kind it is the entry's unique reference, so a retry changes nothing. */
export const POINTS_SOURCES = [
  'order',
  'refund',
  'sign_in',
  'gift',
  'adjustment',
  'lot',
  'campaign',
] as const;
export type PointsSource = (typeof POINTS_SOURCES)[number];

/**
 * Points that came in together and go out together: `points` = `remaining` + what consumptions took and did not give
 * back. `remaining` is 0 to `points`, and only whole points exist.
 */
export interface PointsLot {
  id: Id;
  points: number;
  remaining: number;
  /** How many of it ended unused: the breakage, kept because a claw-back forgives what is gone. */
  expired: number;
  openedAt: Instant;
  /** The first moment at which it is over. */
  expiresAt: Instant;
}

/** One row of the ledger. Σ `points` = balance and Σ `debtPoints` = debt at any moment. */
export interface PointsEntry {
  id: Id;
  kind: PointsEntryKind;
  /** Signed change of the balance; 0 only for a claw-back that found nothing and became debt. */
  points: number;
  /** Signed change of the debt; not 0 only for a claw-back. */
  debtPoints: number;
  balanceAfter: number;
  debtAfter: number;
  source: PointsSource;
  sourceId: Id;
  /** For people: `订单 TP2611…`, `数字蜡烛套装`, the reason of an adjustment. */
  label: string;
  at: Instant;
}

/** What a spend, an expiry, a claw-back or a deduction took from one lot, and how much of it came back since. */
export interface PointsConsumption {
  lotId: Id;
  points: number;
  restoredPoints: number;
}

/** Everything a plan needs to know of one customer, read under the lock of her account row. */
export interface PointsHoldings {
  lots: readonly PointsLot[];
  debtPoints: number;
}

/** A part of one lot, always more than 0. */
export interface LotShare {
  lotId: Id;
  points: number;
}

/** One entry to write, with the lots it touches. `points` = Σ opens + Σ returns − Σ takes. */
export interface PlannedEntry {
  kind: PointsEntryKind;
  points: number;
  debtPoints: number;
  /** Lowers `remaining` and becomes one consumption per lot. */
  takes: LotShare[];
  /** Raises `remaining` and the consumption's `restoredPoints`; kind `restore` only. */
  returns: LotShare[];
  /** A restore whose lots are over: their consumptions' `restoredPoints` rise, the points live in the lot of `opens`. */
  revives: LotShare[];
  opens: PointsLot[];
}

/** What one command writes, in order: the entry asked for, then the debt it pays. */
export interface PointsPlan {
  entries: PlannedEntry[];
  balanceAfter: number;
  debtAfter: number;
}
