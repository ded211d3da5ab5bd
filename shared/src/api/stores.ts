import type { Id, ShopDate } from './common';

/** Half-open range of shop-local minutes since midnight: `{from: 480, to: 1290}` is 08:00–21:30. */
export interface MinuteRange {
  fromMinute: number;
  toMinute: number;
}

export interface StoreHours {
  /** Index 0 = Sunday … 6 = Saturday; several ranges when the store closes at noon. */
  weekly: MinuteRange[][];
  /** Exceptions by shop date; an empty list means closed all day. */
  exceptions: { on: ShopDate; ranges: MinuteRange[]; reason: string }[];
}

export interface DeliveryRule {
  radiusMeters: number;
  /** Bands by straight-line distance, ascending; the fee of the first band whose `uptoMeters` covers it. */
  bands: { uptoMeters: number; feeFen: number }[];
  /** Goods total from which delivery is free, or null. */
  freeFromFen: number | null;
  minimumGoodsFen: number;
}

export interface StoreResponse {
  id: Id;
  name: string;
  address: string;
  phone: string;
  latitude: number;
  longitude: number;
  hours: StoreHours;
  notice: string | null;
  delivery: DeliveryRule | null;
}
