import type { At } from '../time/shop-time';
import { balanceOf, sumPoints, takeFrom, usableLots } from './lots';
import type { LotShare, PlannedEntry, PointsHoldings, PointsLot, PointsPlan } from './types';

const NOTHING = { takes: [], returns: [], revives: [], opens: [] };
const total = (shares: readonly { points: number }[]) => sumPoints(shares.map((share) => share.points));

/** An entry whose balance change follows from the lots it touches, so the two cannot disagree. */
export function plannedEntry(
  kind: PlannedEntry['kind'],
  touched: Partial<Pick<PlannedEntry, 'takes' | 'returns' | 'revives' | 'opens' | 'debtPoints'>>,
): PlannedEntry {
  const { takes, returns, revives, opens, debtPoints = 0 } = { ...NOTHING, ...touched };
  return {
    kind,
    points: total(opens) + total(returns) - total(takes),
    debtPoints,
    takes,
    returns,
    revives,
    opens,
  };
}

/**
 * The plan of entries that were worked out one after another on these holdings.
 *
 * Example: holdings of 120 and a spend of 70: balance after 50, debt after 0.
 */
export function planOf(before: PointsHoldings, entries: PlannedEntry[]): PointsPlan {
  const after = entries.reduce(applyEntry, before);
  return { entries, balanceAfter: balanceOf(after), debtAfter: after.debtPoints };
}

/**
 * Points that came in pay an open debt first: a claw-back entry of its own, so that the statement shows both.
 *
 * Example: a debt of 30 and 100 points earned: `earn` +100, `claw_back` −30 with debt −30; 70 stay.
 */
export function payDebtFirst(before: PointsHoldings, inflow: PlannedEntry, now: At): PointsPlan {
  const after = applyEntry(before, inflow);
  const takes = takeFrom(usableLots(after.lots, now), after.debtPoints);
  if (takes.length === 0) return planOf(before, [inflow]);
  return planOf(before, [inflow, plannedEntry('claw_back', { takes, debtPoints: -total(takes) })]);
}

/**
 * The holdings after one entry, what the server's rows must be after the same entry; throws when the entry does not
 * fit, as the database's CHECKs would.
 *
 * Example: taking 20 of a lot with 50 leaves 30 remaining; taking 60 throws.
 */
export function applyEntry(holdings: PointsHoldings, entry: PlannedEntry): PointsHoldings {
  const known = new Set(holdings.lots.map((lot) => lot.id));
  const named = [...entry.takes, ...entry.returns];
  if (named.some(({ lotId }) => !known.has(lotId)))
    throw new RangeError('an entry names a lot that is not there');
  const lots = holdings.lots.map((lot) => changeLot(lot, entry)).concat(entry.opens);
  const debtPoints = holdings.debtPoints + entry.debtPoints;
  if (debtPoints < 0) throw new RangeError('more debt is paid than there is');
  return { lots, debtPoints };
}

/** All entries of a plan, one after another. */
export function applyPlan(holdings: PointsHoldings, plan: PointsPlan): PointsHoldings {
  return plan.entries.reduce(applyEntry, holdings);
}

function changeLot(lot: PointsLot, { kind, takes, returns }: PlannedEntry): PointsLot {
  const taken = ofLot(takes, lot.id);
  const remaining = lot.remaining - taken + ofLot(returns, lot.id);
  const expired = lot.expired + (kind === 'expire' ? taken : 0);
  if (remaining < 0 || remaining > lot.points) throw new RangeError(`lot ${lot.id} cannot hold ${remaining}`);
  return { ...lot, remaining, expired };
}

function ofLot(shares: readonly LotShare[], lotId: string): number {
  return total(shares.filter((share) => share.lotId === lotId));
}
