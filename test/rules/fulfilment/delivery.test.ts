import type { DeliveryRule } from '@tianpu/shared/api';
import { deliveryPrice, distanceMeters, formatDistance } from '@tianpu/shared/fulfilment';
import fc from 'fast-check';

const RULE: DeliveryRule = {
  radiusMeters: 5000,
  bands: [
    { uptoMeters: 3000, feeFen: 600 },
    { uptoMeters: 5000, feeFen: 1200 },
  ],
  freeFromFen: 20000,
  minimumGoodsFen: 5000,
};

describe('how far it is', () => {
  it.each([
    ['to the same door', [30.2741, 120.1551], [30.2741, 120.1551], 0],
    ['a kilometre east in Hangzhou', [30.2741, 120.1551], [30.2741, 120.1655], 999],
    ['a degree of latitude', [30, 120], [31, 120], 111195],
    ['around the world and back', [0, 180], [0, -180], 0],
    ['to the other side', [0, 0], [0, 180], 20015087],
  ])('%s', (_title, [fromLat = 0, fromLng = 0], [toLat = 0, toLng = 0], meters) => {
    const from = { latitude: fromLat, longitude: fromLng };
    const to = { latitude: toLat, longitude: toLng };
    expect(distanceMeters(from, to)).toBe(meters);
    expect(distanceMeters(to, from)).toBe(meters);
  });

  it('is never negative and never more than half the earth', () => {
    const place = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(place, place, (from, to) => {
        const meters = distanceMeters(from, to);
        expect(meters).toBeGreaterThanOrEqual(0);
        expect(meters).toBeLessThanOrEqual(20015087);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [4, '0 m'],
    [855, '860 m'],
    [994, '990 m'],
    [995, '1.0 km'],
    [2600, '2.6 km'],
    [12345, '12.3 km'],
  ])('%p metres read %s', (meters, text) => {
    expect(formatDistance(meters)).toBe(text);
  });
});

describe('what the drive costs', () => {
  it.each([
    ['near', 2600, 6000, 600, false],
    ['at the edge of the first band', 3000, 6000, 600, false],
    ['one metre further', 3001, 6000, 1200, false],
    ['at the edge of the range', 5000, 6000, 1200, false],
    ['one fen short of free', 5000, 19999, 1200, false],
    ['free from ¥200 on', 5000, 20000, 0, true],
    ['at the minimum', 0, 5000, 600, false],
  ])('%s', (_title, meters, goodsFen, feeFen, isFree) => {
    const bandFeeFen = meters <= 3000 ? 600 : 1200;
    expect(deliveryPrice(RULE, meters, goodsFen)).toEqual({
      ok: true,
      distanceMeters: meters,
      feeFen,
      bandFeeFen,
      isFree,
    });
  });

  it('is never waived where the shop waives none', () => {
    expect(deliveryPrice({ ...RULE, freeFromFen: null }, 100, 10_000_000)).toMatchObject({
      feeFen: 600,
      isFree: false,
    });
  });

  it('does not depend on the order of the bands', () => {
    expect(deliveryPrice({ ...RULE, bands: [...RULE.bands].reverse() }, 100, 6000)).toMatchObject({
      feeFen: 600,
    });
  });

  it.each([
    [
      'beyond the radius',
      RULE,
      5001,
      6000,
      'delivery.out_of_range',
      { distanceMeters: 5001, radiusMeters: 5000 },
    ],
    [
      'beyond the last band, inside the radius',
      { ...RULE, radiusMeters: 6000 },
      5500,
      6000,
      'delivery.out_of_range',
      { distanceMeters: 5500, radiusMeters: 6000 },
    ],
    [
      'inside a band, beyond the radius',
      { ...RULE, radiusMeters: 2000 },
      2500,
      6000,
      'delivery.out_of_range',
      { distanceMeters: 2500, radiusMeters: 2000 },
    ],
    [
      'too little in the basket',
      RULE,
      100,
      4800,
      'delivery.below_minimum',
      { shortByFen: 200, minimumGoodsFen: 5000 },
    ],
    ['a store that does not deliver', null, 100, 6000, 'delivery.not_offered', {}],
  ])('is refused: %s', (_title, rule, meters, goodsFen, code, params) => {
    expect(deliveryPrice(rule, meters, goodsFen)).toEqual({ ok: false, code, params });
  });
});
