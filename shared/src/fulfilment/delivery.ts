import type { DeliveryRule } from '../api/stores';
import { assertFen } from '../money/fen';
import type { Refusal } from '../problems/catalogue';

export interface Place {
  latitude: number;
  longitude: number;
}

const EARTH_RADIUS_METERS = 6_371_000;

/**
 * Straight-line distance in whole metres over a round earth (haversine); good to 0.5 %, which is 25 m at the edge of
 * a 5 km radius. Coordinates are GCJ-02 degrees on both sides, as WeChat gives them.
 *
 * Example: from 30.2741, 120.1551 to 30.2741, 120.1655 (0.0104° of longitude) is 999 m.
 */
export function distanceMeters(from: Place, to: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const northward = Math.sin(radians(to.latitude - from.latitude) / 2);
  const eastward = Math.sin(radians(to.longitude - from.longitude) / 2);
  const chord =
    northward * northward +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * eastward * eastward;
  return Math.round(2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(chord))));
}

/** Distance as people read it: metres to the next ten, from 1 km on kilometres. Example: `860 m`, `2.6 km`. */
export function formatDistance(meters: number): string {
  const tens = Math.round(meters / 10) * 10;
  return tens < 1000 ? `${tens} m` : `${(meters / 1000).toFixed(1)} km`;
}

export interface DeliveryPrice {
  ok: true;
  distanceMeters: number;
  /** What is charged. */
  feeFen: number;
  /** The band's fee, before it is waived; equal to `feeFen` otherwise. */
  bandFeeFen: number;
  isFree: boolean;
}

export type DeliveryRefusal = Refusal<
  'delivery.not_offered' | 'delivery.out_of_range' | 'delivery.below_minimum'
>;

/**
 * Whether the store drives there for this basket, and for how much: the first band that covers the distance, free
 * from `freeFromFen` of goods on. `rule` is null for a store that does not deliver. The radius and every `uptoMeters`
 * belong to the range.
 *
 * Example: bands 3 km ¥6 and 5 km ¥12, free from ¥200, minimum ¥50: 2,600 m with ¥60 of goods is 600 fen, with ¥200
 * it is 0; 5,001 m is `delivery.out_of_range`; ¥48 of goods is `delivery.below_minimum` with `shortByFen` 200.
 */
export function deliveryPrice(
  rule: DeliveryRule | null,
  meters: number,
  goodsTotalFen: number,
): DeliveryPrice | DeliveryRefusal {
  assertFen(goodsTotalFen, 'goodsTotalFen');
  if (!rule) return { ok: false, code: 'delivery.not_offered', params: {} };
  const band = [...rule.bands]
    .sort((a, b) => a.uptoMeters - b.uptoMeters)
    .find((each) => meters <= each.uptoMeters);
  if (!band || meters > rule.radiusMeters) {
    const params = { distanceMeters: meters, radiusMeters: rule.radiusMeters };
    return { ok: false, code: 'delivery.out_of_range', params };
  }
  if (goodsTotalFen < rule.minimumGoodsFen) {
    const params = {
      shortByFen: rule.minimumGoodsFen - goodsTotalFen,
      minimumGoodsFen: rule.minimumGoodsFen,
    };
    return { ok: false, code: 'delivery.below_minimum', params };
  }
  const isFree = rule.freeFromFen !== null && goodsTotalFen >= rule.freeFromFen;
  return {
    ok: true,
    distanceMeters: meters,
    feeFen: isFree ? 0 : band.feeFen,
    bandFeeFen: band.feeFen,
    isFree,
  };
}
