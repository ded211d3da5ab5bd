import type { PointsHoldings, PointsLot, PointsPlan } from '@tianpu/shared/points';

/** Midnight of the shop's date, the moment a lot that was usable through the day before is over. */
export const midnight = (on: string) => new Date(Date.parse(`${on}T00:00:00.000+08:00`)).toISOString();

export const lot = (
  id: string,
  points: number,
  overOn: string,
  rest: Partial<PointsLot> = {},
): PointsLot => ({
  id,
  points,
  remaining: points,
  expired: 0,
  openedAt: '2026-01-01T02:00:00.000Z',
  expiresAt: midnight(overOn),
  ...rest,
});

export const holding = (lots: PointsLot[], debtPoints = 0): PointsHoldings => ({ lots, debtPoints });

/** What each lot holds, by id. */
export const remaining = ({ lots }: PointsHoldings) =>
  Object.fromEntries(lots.map(({ id, remaining }) => [id, remaining]));

/** Entries as `kind ±points/±debt`. */
export const entries = (plan: PointsPlan) =>
  plan.entries.map(
    ({ kind, points, debtPoints }) => `${kind} ${points}${debtPoints === 0 ? '' : ` debt ${debtPoints}`}`,
  );
