import type { StoreHours } from '@tianpu/shared/api';
import {
  bookableDates,
  checkSlot,
  earliestReady,
  SLOT_RULES,
  slotAvailability,
  slotDays,
  slotsOn,
} from '@tianpu/shared/fulfilment';
import fc from 'fast-check';
import { at, daily, local } from './shop';

const HOURS = daily('08:30-21:30');
const CAKE = { productName: '草莓云朵', leadTimeMinutes: 240 };
const ROLL = { productName: '可颂', leadTimeMinutes: 15 };
const BOX = { productName: '月饼礼盒', leadTimeMinutes: 2880 };
const REST_ON_FRIDAYS: StoreHours = {
  ...HOURS,
  weekly: HOURS.weekly.map((day, weekday) => (weekday === 5 ? [] : day)),
};

describe('the earliest moment a cart can be ready', () => {
  it.each([
    ['a cake in the afternoon', [CAKE], '2026-01-01 14:06', '2026-01-01 18:06'],
    ['a cake in the evening takes its last hours tomorrow', [CAKE], '2026-01-01 20:30', '2026-01-02 11:30'],
    ['a cake that is just done when the shop closes', [CAKE], '2026-01-01 17:30', '2026-01-01 21:30'],
    ['a cake one minute later', [CAKE], '2026-01-01 17:31', '2026-01-02 08:31'],
    ['a cake at night starts when the kitchen opens', [CAKE], '2026-01-01 22:18', '2026-01-02 12:30'],
    ['a cake on New Year’s Eve at night', [CAKE], '2026-12-31 23:59', '2027-01-01 12:30'],
    ['a roll', [ROLL], '2026-01-01 14:06', '2026-01-01 14:21'],
    ['a roll before opening', [ROLL], '2026-01-01 06:00', '2026-01-01 08:45'],
    ['a roll and a cake wait for the cake', [ROLL, CAKE], '2026-01-01 14:06', '2026-01-01 18:06'],
    [
      'a day is a day of the calendar, not of the kitchen',
      [{ productName: '千层', leadTimeMinutes: 1440 }],
      '2026-01-01 14:06',
      '2026-01-02 14:06',
    ],
    ['a box is made while the shop sleeps', [BOX, CAKE], '2026-01-01 14:06', '2026-01-03 14:06'],
    ['a box ordered at night', [BOX], '2026-02-27 22:18', '2026-03-02 08:30'],
    ['a box over a leap day', [BOX], '2028-02-28 10:00', '2028-03-01 10:00'],
    [
      'nothing that needs time',
      [{ productName: '气泡水', leadTimeMinutes: 0 }],
      '2026-01-01 14:06',
      '2026-01-01 14:06',
    ],
    ['nothing that needs time, at night', [], '2026-01-01 22:00', '2026-01-02 08:30'],
  ])('%s', (_title, lines, now, ready) => {
    const earliest = earliestReady(lines, HOURS, at(now));
    expect(earliest && local(earliest.at)).toBe(ready);
  });

  it('names the product that decides it, the first of equals, and none when none needs time', () => {
    const twin = { productName: '芒果慕斯', leadTimeMinutes: 240 };
    expect(earliestReady([ROLL, CAKE, twin], HOURS, at('2026-01-01 10:00'))?.because).toEqual(CAKE);
    expect(earliestReady([], HOURS, at('2026-01-01 10:00'))?.because).toBeNull();
  });

  it('waits over a day of rest', () => {
    expect(local(earliestReady([CAKE], REST_ON_FRIDAYS, at('2026-01-01 20:30'))?.at ?? '')).toBe(
      '2026-01-03 11:30',
    );
  });

  it('is never, when the store does not open any more', () => {
    const closed: StoreHours = { weekly: Array.from({ length: 7 }, () => []), exceptions: [] };
    expect(earliestReady([ROLL], closed, at('2026-01-01 10:00'))).toBeNull();
  });

  it('is never, when the hours written down make no sense', () => {
    expect(earliestReady([CAKE], daily('21:30-08:30'), at('2026-01-01 10:00'))).toBeNull();
    expect(earliestReady([CAKE], daily('09:00-09:01'), at('2026-01-01 10:00'))).toBeNull();
  });

  it('is never in the past, never while the store is closed, and never earlier for a slower cart', () => {
    const anyMinute = fc.integer({ min: 0, max: 60 * 24 * 400 });
    const anyLead = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(anyMinute, anyLead, anyLead, (minute, a, b) => {
        const now = new Date(Date.parse(at('2026-01-01 00:00')) + minute * 60_000);
        const [fast, slow] = [Math.min(a, b), Math.max(a, b)].map((leadTimeMinutes) =>
          earliestReady([{ productName: '蛋糕', leadTimeMinutes }], HOURS, now),
        );
        const clock = local(fast?.at ?? '').slice(11);
        expect(fast?.at.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(clock >= '08:30' && clock <= '21:30').toBe(true);
        expect(slow?.at.getTime()).toBeGreaterThanOrEqual(fast?.at.getTime() ?? 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the slots of a day', () => {
  const starts = (...args: Parameters<typeof slotsOn>) =>
    slotsOn(...args).map((slot) => local(slot.startsAt).slice(11));

  it('pickup is every half an hour, delivery every hour, none reaches beyond closing', () => {
    const hours = daily('08:30-10:15');
    expect(starts(hours, '2026-01-01', 'pickup')).toEqual(['08:30', '09:00', '09:30']);
    expect(starts(hours, '2026-01-01', 'delivery')).toEqual(['09:00']);
    expect(starts(daily('08:40-09:40'), '2026-01-01', 'pickup')).toEqual(['09:00']);
    expect(starts(daily('08:40-08:50'), '2026-01-01', 'pickup')).toEqual([]);
  });

  it('none lies in the siesta or on a day of rest', () => {
    expect(starts(daily('11:00-12:00', '13:00-14:00'), '2026-01-01', 'pickup')).toEqual([
      '11:00',
      '11:30',
      '13:00',
      '13:30',
    ]);
    expect(starts(REST_ON_FRIDAYS, '2026-01-02', 'pickup')).toEqual([]);
  });

  it('the last one ends at midnight of a shop that is open round the clock', () => {
    const slots = slotsOn(daily('00:00-24:00'), '2026-12-31', 'pickup');
    expect(slots).toHaveLength(48);
    expect(local(slots[47]?.endsAt ?? '')).toBe('2027-01-01 00:00');
  });

  it('has room for twelve pickups in half an hour and six deliveries in an hour', () => {
    expect(SLOT_RULES).toEqual({
      pickup: { minutes: 30, capacity: 12 },
      delivery: { minutes: 60, capacity: 6 },
    });
  });
});

describe('the days offered', () => {
  it.each([
    ['ready today', '2026-01-01 18:00', 7, '2026-01-07'],
    ['ready in three days', '2026-01-04 10:00', 7, '2026-01-07'],
    ['ready in four days', '2026-01-05 10:00', 14, '2026-01-14'],
  ])('%s', (_title, earliest, count, last) => {
    const dates = bookableDates(at('2026-01-01 10:00'), at(earliest));
    expect([dates.length, dates[0], dates[dates.length - 1]]).toEqual([count, '2026-01-01', last]);
  });

  it('run over the end of the year', () => {
    expect(bookableDates(at('2026-12-29 10:00'), at('2026-12-29 10:00')).slice(-2)).toEqual([
      '2027-01-03',
      '2027-01-04',
    ]);
  });
});

describe('whether a slot can be taken', () => {
  it.each([
    ['begins when the cake is ready', '2026-01-01 14:30', '2026-01-01 14:30', 1, null],
    ['begins a moment before', '2026-01-01 14:30', '2026-01-01 14:31', 1, 'slot.too_early'],
    ['is full', '2026-01-01 14:30', '2026-01-01 14:00', 0, 'slot.sold_out'],
    ['is overfull', '2026-01-01 14:30', '2026-01-01 14:00', -2, 'slot.sold_out'],
    [
      'is too early and full: waiting for a place would not help',
      '2026-01-01 14:00',
      '2026-01-01 14:21',
      0,
      'slot.too_early',
    ],
  ] as const)('%s', (_title, startsAt, earliest, remaining, expected) => {
    expect(slotAvailability(at(startsAt), at(earliest), remaining)).toBe(expected);
  });

  it('the picker shows today from now on, with the reason on each slot that cannot be taken', () => {
    const days = slotDays({
      hours: REST_ON_FRIDAYS,
      mode: 'pickup',
      now: at('2026-01-01 19:40'),
      earliestReadyAt: at('2026-01-01 20:10'),
      capacity: 12,
      remainingOf: (startsAt) => (local(startsAt) === '2026-01-01 20:30' ? 0 : 2),
    });
    expect(days).toHaveLength(7);
    const brief = days[0]?.slots.map((slot) => [
      local(slot.startsAt).slice(11),
      slot.remaining,
      slot.unavailable,
    ]);
    expect(brief).toEqual([
      ['20:00', 2, 'slot.too_early'],
      ['20:30', 0, 'slot.sold_out'],
      ['21:00', 2, null],
    ]);
    expect(days[1]).toEqual({ on: '2026-01-02', open: false, slots: [] });
    expect(days[2]?.slots).toHaveLength(26);
    expect(days[2]?.slots[0]).toEqual({
      startsAt: at('2026-01-03 08:30'),
      endsAt: at('2026-01-03 09:00'),
      capacity: 12,
      remaining: 2,
      unavailable: null,
    });
  });
});

describe('the slot that begins this moment', () => {
  it('is still offered, and gone a minute later', () => {
    const firstAt = (now: string) =>
      slotDays({
        hours: HOURS,
        mode: 'pickup',
        now: at(now),
        earliestReadyAt: at(now),
        capacity: 12,
        remainingOf: () => 12,
      })[0]?.slots[0]?.startsAt;
    expect(firstAt('2026-01-01 20:00')).toBe(at('2026-01-01 20:00'));
    expect(firstAt('2026-01-01 20:01')).toBe(at('2026-01-01 20:30'));
  });
});

describe('V16: the server judges the slot a customer asks for', () => {
  const now = at('2026-01-01 14:06');
  const ask = (startsAt: string, hours = HOURS) =>
    checkSlot({
      hours,
      mode: 'pickup',
      now,
      earliestReadyAt: at('2026-01-01 14:21'),
      startsAt: at(startsAt),
    });

  it('accepts the start of a slot', () => {
    expect(ask('2026-01-01 14:30')).toEqual({
      ok: true,
      startsAt: new Date(at('2026-01-01 14:30')),
      endsAt: new Date(at('2026-01-01 15:00')),
    });
    expect(ask('2026-01-07 21:00').ok).toBe(true);
  });

  it.each([
    ['one that has begun', '2026-01-01 14:00', 'slot.too_early'],
    ['one this morning', '2026-01-01 08:30', 'slot.too_early'],
    ['a quarter past', '2026-01-01 15:15', 'slot.not_offered'],
    ['the closing time', '2026-01-01 21:30', 'slot.not_offered'],
    ['the middle of the night', '2026-01-02 03:00', 'slot.not_offered'],
    ['yesterday', '2025-12-31 14:30', 'slot.not_offered'],
    ['the eighth day', '2026-01-08 14:30', 'slot.not_offered'],
    ['far away', '2099-12-31 14:30', 'slot.not_offered'],
  ])('refuses %s', (_title, startsAt, code) => {
    expect(ask(startsAt)).toMatchObject({ ok: false, code });
  });

  it('refuses a second off the start of a slot', () => {
    const startsAt = new Date(Date.parse(at('2026-01-01 15:00')) + 1000);
    expect(checkSlot({ hours: HOURS, mode: 'pickup', now, earliestReadyAt: now, startsAt })).toMatchObject({
      code: 'slot.not_offered',
    });
  });

  it('refuses a day of rest by its name and says when the cake is ready', () => {
    expect(ask('2026-01-02 14:30', REST_ON_FRIDAYS)).toEqual({
      ok: false,
      code: 'store.closed',
      params: { on: '2026-01-02' },
    });
    expect(ask('2026-01-01 14:00')).toEqual({
      ok: false,
      code: 'slot.too_early',
      params: { earliestReadyAt: at('2026-01-01 14:21') },
    });
  });

  it('accepts exactly what the picker showed as free', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 * 60 }),
        fc.constantFrom('pickup', 'delivery'),
        (minute, mode) => {
          const clock = new Date(Date.parse(at('2026-02-10 00:00')) + minute * 60_000);
          const earliest = earliestReady([CAKE], REST_ON_FRIDAYS, clock);
          const common = { hours: REST_ON_FRIDAYS, mode, now: clock, earliestReadyAt: earliest?.at ?? clock };
          for (const day of slotDays({ ...common, capacity: 1, remainingOf: () => 1 })) {
            for (const slot of day.slots) {
              expect(checkSlot({ ...common, startsAt: slot.startsAt }).ok).toBe(slot.unavailable === null);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
