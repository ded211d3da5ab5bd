import type { StoreResponse } from '@tianpu/shared/api';
import {
  distanceMeters,
  formatDistance,
  type OpenState,
  openState,
  type Place,
} from '@tianpu/shared/fulfilment';

export interface StoreOption extends StoreResponse {
  /** 860 m, or null while her position is unknown. */
  distanceText: string | null;
  open: OpenState;
}

/**
 * The stores as the picker and the headings show them: open or not at this moment, and nearest first when the position
 * is known; else in the shop's own order.
 *
 * Example: at 120.160 E, 30.270 N, a store 860 m away comes before one 4.8 km away, with `distanceText` 860 m.
 */
export function storeOptions(
  stores: readonly StoreResponse[],
  position: Place | null,
  now: Date,
): StoreOption[] {
  const options = stores.map((store) => {
    const meters = position ? distanceMeters(position, store) : null;
    const distanceText = meters === null ? null : formatDistance(meters);
    return { meters, option: { ...store, distanceText, open: openState(store.hours, now) } };
  });
  if (position) options.sort((a, b) => (a.meters ?? 0) - (b.meters ?? 0));
  return options.map(({ option }) => option);
}
