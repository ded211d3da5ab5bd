import {
  checkLadder,
  datedSpends,
  LADDER_TEMPLATES,
  loyaltyLadder,
  monthsInARow,
  progressToNext,
  tierConditionText,
  tierOf,
} from '@tianpu/shared/membership';
import { bought, noon } from './spending';

const LADDER = loyaltyLadder({ monthlyFen: 10_000, totalFen: 60_000 });
const TIERS = LADDER.tiers.map(({ name }) => name);
/** One order of so many yuan on the 10th of each month from `first` on. */
const monthly = (first: string, ...yuan: number[]) =>
  bought(
    ...yuan.map((each, index): [string, number] => {
      const [year = 0, month = 0] = first.split('-').map(Number);
      return [new Date(Date.UTC(year, month - 1 + index, 10)).toISOString().slice(0, 10), each];
    }),
  );
const nameAt = (history: ReturnType<typeof bought>, on: string) =>
  TIERS[tierOf(history, LADDER, noon(on)).rank];

describe('R95, R96: the ladder by months in a row', () => {
  it('is sound, and both templates are offered', () => {
    expect(checkLadder(LADDER)).toEqual({ ok: true });
    expect(LADDER_TEMPLATES.map(({ tiers }) => tiers.length)).toEqual([3, 4]);
    expect(TIERS).toEqual(['普卡', '银卡', '金卡', '白金卡']);
    expect(LADDER.tiers.map(tierConditionText)).toEqual([
      '注册即享',
      '连续 3 个月每月满 ¥100，且近 12 个月满 ¥600',
      '连续 6 个月每月满 ¥100，且近 12 个月满 ¥600',
      '连续 12 个月每月满 ¥100，且近 12 个月满 ¥600',
    ]);
  });

  it.each([
    ['nothing', [], '2026-09-20', '普卡'],
    ['two months', [300, 300], '2026-02-20', '普卡'],
    ['three months, the third full today', [300, 200, 100], '2026-03-10', '银卡'],
    ['the day before', [300, 200, 100], '2026-03-09', '普卡'],
    ['three months without the total', [199.99, 200, 200], '2026-03-20', '普卡'],
    ['three months of ¥99.99', [999, 99.99, 999], '2026-03-20', '普卡'],
    ['a gap in the middle', [300, 0, 300, 300], '2026-04-20', '普卡'],
    ['three after a gap', [300, 0, 300, 300, 300], '2026-05-20', '银卡'],
    ['six months', [100, 100, 100, 100, 100, 100], '2026-06-20', '金卡'],
    ['twelve months', Array(12).fill(100), '2026-12-10', '白金卡'],
    ['twelve months over the end of a year', Array(14).fill(100), '2027-02-20', '白金卡'],
  ] as [string, number[], string, string][])('%s', (_title, yuan, on, name) => {
    expect(nameAt(monthly('2026-01', ...yuan), on)).toBe(name);
  });

  it.each([
    ['the last millisecond of January', '2026-01-31T15:59:59.999Z', 1],
    ['the first of February', '2026-01-31T16:00:00.000Z', 0],
  ])('months are those of Shanghai: %s', (_title, at, rank) => {
    const [, ...rest] = monthly('2026-01', 300, 300, 300);
    const history = [{ orderId: 'first', at, netFen: 30_000 }, ...rest];
    expect(tierOf(history, LADDER, noon('2026-03-31')).rank).toBe(rank);
  });

  it('the running month counts once it is full and breaks nothing before', () => {
    const inARow = (on: string) =>
      monthsInARow(datedSpends(monthly('2026-07', 120, 100, 40), []), 10_000, on);
    expect(
      ['2026-07-09', '2026-07-10', '2026-08-09', '2026-08-31', '2026-09-30', '2026-10-01'].map(inARow),
    ).toEqual([0, 1, 1, 2, 2, 0]);
  });
});

describe('R94: keeping and losing a tier of months', () => {
  it('a missed month begins the grace when it ends, and the tier falls after it', () => {
    const history = monthly('2026-01', 400, 100, 100);
    const at = (on: string) => tierOf(history, LADDER, noon(on));
    expect(at('2026-04-30')).toMatchObject({ rank: 1, belowSince: null });
    expect(at('2026-05-01')).toMatchObject({ rank: 1, belowSince: '2026-05-01', through: '2026-05-30' });
    expect(at('2026-05-31')).toMatchObject({ rank: 0, since: '2026-05-31' });
  });

  it('a missed month is forgiven while the three months’ sum is made', () => {
    const history = monthly('2026-01', 300, 200, 100, 0, 300);
    expect(tierOf(history, LADDER, noon('2026-05-20'))).toMatchObject({ rank: 1, belowSince: null });
  });

  it('from platinum one falls to what still holds', () => {
    const history = monthly('2026-01', ...Array(12).fill(100));
    const moves = tierOf(history, LADDER, noon('2028-01-01')).moves.map(({ from, to, on }) => [from, to, on]);
    expect(moves).toEqual([
      [0, 2, '2026-06-10'],
      [2, 3, '2026-12-10'],
      [3, 0, '2027-03-03'],
    ]);
  });
});

describe('what is missing', () => {
  const ways = (history: ReturnType<typeof bought>, rank: number, on: string) =>
    progressToNext(history, LADDER, rank, noon(on)).ways[0];

  it.each([
    [
      'two of three months, ¥12 so far',
      [400, 200, 12],
      0,
      '2026-03-20',
      '再连续 1 个月每月满 ¥100（本月还差 ¥88） 升银卡',
      66,
      8800,
      1,
    ],
    [
      'this month full already',
      [400, 200],
      0,
      '2026-02-20',
      '再连续 1 个月每月满 ¥100（本月已满） 升银卡',
      66,
      0,
      1,
    ],
    ['only the total lacks', [100, 100, 100], 0, '2026-03-20', '近 12 个月再消费 ¥300 升银卡', 50, 30_000, 0],
    [
      'both lack',
      [],
      0,
      '2026-03-20',
      '再连续 3 个月每月满 ¥100（本月还差 ¥100），近 12 个月再消费 ¥600 升银卡',
      0,
      60_000,
      3,
    ],
    ['to gold', [300, 200, 100], 1, '2026-03-20', '再连续 3 个月每月满 ¥100（本月已满） 升金卡', 50, 0, 3],
  ] as const)('%s', (_title, yuan, rank, on, text, percent, shortByFen, shortByMonths) => {
    expect(ways(monthly('2026-01', ...yuan), rank, on)).toEqual({
      kind: 'months',
      text,
      percent,
      shortByFen,
      shortByOrders: 0,
      shortByMonths,
    });
  });
});
