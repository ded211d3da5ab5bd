import type { Id, Instant, ShopDate } from './common';

export type FulfilmentMode = 'pickup' | 'delivery';

export interface SlotResponse {
  startsAt: Instant;
  endsAt: Instant;
  capacity: number;
  remaining: number;
  /** `null` when it can be taken. */
  unavailable: 'slot.sold_out' | 'slot.too_early' | null;
}

export interface SlotDayResponse {
  on: ShopDate;
  open: boolean;
  slots: SlotResponse[];
}

export interface SlotsResponse {
  storeId: Id;
  mode: FulfilmentMode;
  /** The first moment the cart can be ready, and the product that decides it. */
  earliestReadyAt: Instant;
  earliestBecause: { productName: string; leadTimeMinutes: number } | null;
  days: SlotDayResponse[];
}

export type DeliveryCheckRequest = {
  storeId: Id;
  latitude: number;
  longitude: number;
  goodsTotalFen: number;
};
export type DeliveryCheckResponse = { inRange: boolean; distanceMeters: number; feeFen: number | null };

export interface DeliveryAddress {
  recipient: string;
  phone: string;
  /** Street and area as a person reads it. */
  address: string;
  /** House, floor, door. */
  detail: string;
  latitude: number;
  longitude: number;
}
