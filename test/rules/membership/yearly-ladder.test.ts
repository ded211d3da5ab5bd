import {
  checkLadder,
  DEFAULT_LADDER,
  keepText,
  progressToNext,
  rankNow,
  tierOf,
} from '@tianpu/shared/membership';
import { bought, noon } from './spending';

const TIERS = DEFAULT_LADDER.tiers.map(({ name }) => name);
const nameAt = (history: ReturnType<typeof bought>, on: string) =>
  TIERS[tierOf(history, DEFAULT_LADDER, noon(on)).rank];

describe('R89, R90: the ladder by spending within 12 months', () => {
  it('is sound', () => {
    expect(checkLadder(DEFAULT_LADDER)).toEqual({ ok: true });
    expect(TIERS).toEqual(['普卡', '银卡', '钻石卡']);
  });

  it.each([
    ['C3: nothing bought, enrolled', [], '2026-09-18', '普卡'],
    ['¥1,999.99', [['2026-09-01', 1999.99]], '2026-09-18', '普卡'],
    ['¥2,000.00', [['2026-09-01', 2000]], '2026-09-18', '银卡'],
    ['¥4,999.99', [['2026-09-01', 4999.99]], '2026-09-18', '银卡'],
    ['¥5,000.00', [['2026-09-01', 5000]], '2026-09-18', '钻石卡'],
    [
      'ten orders of ¥200',
      Array.from({ length: 10 }, (_, i) => [`2026-0${1 + Math.floor(i / 2)}-1${i % 2}`, 200]),
      '2026-09-18',
      '银卡',
    ],
    [
      'half before and half after New Year',
      [
        ['2025-12-31', 1000],
        ['2026-01-01', 1000],
      ],
      '2026-01-01',
      '银卡',
    ],
    ['an order that only comes tomorrow', [['2026-09-19', 5000]], '2026-09-18', '普卡'],
    ['an order refunded in full', [['2026-09-01', 0]], '2026-09-18', '普卡'],
    ['¥2,000 of which ¥1 was refunded', [['2026-09-01', 1999]], '2026-09-18', '普卡'],
  ] as [string, [string, number][], string, string][])('%s', (_title, orders, on, name) => {
    expect(nameAt(bought(...orders), on)).toBe(name);
  });

  it('R93: is reached in the very moment of the order', () => {
    const history = [{ orderId: 'o', at: '2026-09-18T04:00:00.000Z', netFen: 200_000 }];
    const rankAt = (at: string) => rankNow(history, DEFAULT_LADDER, at);
    expect([rankAt('2026-09-18T03:59:59.999Z'), rankAt('2026-09-18T04:00:00.000Z')]).toEqual([0, 1]);
  });
});

describe('R94: keeping and losing a tier', () => {
  const silver = bought(['2026-09-18', 2000]);

  it.each([
    ['the last day of the twelve months', '2027-09-17', '银卡', null],
    ['the day the order leaves them: grace begins', '2027-09-18', '银卡', '2027-09-18'],
    ['the last day of grace', '2027-10-17', '银卡', '2027-09-18'],
    ['the day after', '2027-10-18', '普卡', null],
    ['years later', '2030-01-01', '普卡', null],
  ])('%s', (_title, on, name, belowSince) => {
    const standing = tierOf(silver, DEFAULT_LADDER, noon(on));
    expect([TIERS[standing.rank], standing.belowSince]).toEqual([name, belowSince]);
  });

  it('says from the first day through when it holds', () => {
    expect(tierOf(silver, DEFAULT_LADDER, noon('2026-09-18'))).toEqual({
      rank: 1,
      since: '2026-09-18',
      belowSince: null,
      through: '2027-10-17',
      moves: [
        { from: 0, to: 1, on: '2026-09-18', because: { kind: 'rolling_spend', months: 12, minFen: 200_000 } },
      ],
    });
    expect(tierOf([], DEFAULT_LADDER, noon('2026-09-18'))).toEqual({
      rank: 0,
      since: null,
      belowSince: null,
      through: null,
      moves: [],
    });
  });

  it('buying enough within the grace saves it', () => {
    const saved = bought(['2026-09-18', 2000], ['2027-10-17', 2000]);
    const standing = tierOf(saved, DEFAULT_LADDER, noon('2027-12-01'));
    expect(standing).toMatchObject({ rank: 1, since: '2026-09-18', belowSince: null, through: '2028-11-15' });
    expect(standing.moves).toHaveLength(1);
  });

  it('buying enough a day after the grace reaches it again, as a new rise', () => {
    const late = bought(['2026-09-18', 2000], ['2027-10-18', 2000]);
    expect(
      tierOf(late, DEFAULT_LADDER, noon('2027-12-01')).moves.map(({ from, to, on }) => [from, to, on]),
    ).toEqual([
      [0, 1, '2026-09-18'],
      [1, 0, '2027-10-18'],
      [0, 1, '2027-10-18'],
    ]);
  });

  it('diamond falls to what still holds, and that falls later', () => {
    const history = bought(['2026-01-10', 3500], ['2026-06-01', 2000]);
    const at = (on: string) => tierOf(history, DEFAULT_LADDER, noon(on));
    expect(at('2026-06-01')).toMatchObject({ rank: 2, through: '2027-02-08' });
    expect(at('2027-02-09')).toMatchObject({ rank: 1, since: '2027-02-09', through: '2027-06-30' });
    expect(at('2027-07-01').moves.map(({ from, to, on }) => [from, to, on])).toEqual([
      [0, 1, '2026-01-10'],
      [1, 2, '2026-06-01'],
      [2, 1, '2027-02-09'],
      [1, 0, '2027-07-01'],
    ]);
  });

  it('a tier that rested on a refunded order is gone at once', () => {
    const paid = bought(['2026-09-18', 5000]);
    const refunded = bought(['2026-09-18', 0]);
    expect([nameAt(paid, '2026-09-19'), nameAt(refunded, '2026-09-19')]).toEqual(['钻石卡', '普卡']);
  });

  it.each([
    ['a leap day counts through 28 February', '2028-02-29', '2029-02-28', '2029-03-01'],
    ['28 February before a leap year', '2027-02-28', '2028-02-27', '2028-02-28'],
    ['New Year’s Eve', '2026-12-31', '2027-12-30', '2027-12-31'],
    ['the 31st', '2026-08-31', '2027-08-30', '2027-08-31'],
  ])('%s', (_title, on, lastDay, below) => {
    const history = bought([on, 2000]);
    expect(tierOf(history, DEFAULT_LADDER, noon(lastDay)).belowSince).toBeNull();
    expect(tierOf(history, DEFAULT_LADDER, noon(below)).belowSince).toBe(below);
  });
});

describe('what is missing', () => {
  it('to silver, as the member centre says it', () => {
    const history = bought(['2026-03-01', 800], ['2026-09-02', 486]);
    expect(progressToNext(history, DEFAULT_LADDER, 0, noon('2026-09-18'))).toMatchObject({
      next: { key: 'silver' },
      headline: '再消费 ¥714 升银卡',
      ways: [{ kind: 'spend', percent: 64, shortByFen: 71_400, shortByOrders: 0, shortByMonths: 0 }],
    });
  });

  it('is never called full before it is', () => {
    const history = bought(['2026-09-02', 1999.99]);
    expect(progressToNext(history, DEFAULT_LADDER, 0, noon('2026-09-18')).ways[0]).toMatchObject({
      percent: 99,
      text: '再消费 ¥0.01 升银卡',
    });
  });

  it('to anything above diamond is nothing', () => {
    expect(progressToNext([], DEFAULT_LADDER, 2, noon('2026-09-18'))).toEqual({
      next: null,
      headline: '',
      ways: [],
    });
  });

  it('to keep a tier on its grace', () => {
    const history = bought(['2026-09-18', 300], ['2026-10-20', 1700]);
    const now = noon('2027-09-20');
    const standing = tierOf(history, DEFAULT_LADDER, now);
    expect(keepText(history, DEFAULT_LADDER, standing, now)).toBe('10月17日前再消费 ¥300 保住银卡');
    expect(keepText(history, DEFAULT_LADDER, { ...standing, belowSince: null }, now)).toBeNull();
  });
});
