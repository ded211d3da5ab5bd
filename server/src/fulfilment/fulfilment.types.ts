import type { FulfilmentMode, Id, ShopDate } from '@tianpu/shared/api';

/** Pieces of one SKU on one shop day. `capacity` is what the store can sell that day in all. */
export interface StockClaim {
  skuId: Id;
  on: ShopDate;
  quantity: number;
  capacity: number;
}

/** What one order holds: one place in a slot, and pieces of the SKUs that are limited per day. */
export interface ReserveRequest {
  orderId: Id;
  storeId: Id;
  mode: FulfilmentMode;
  slotStartsAt: Date;
  slotEndsAt: Date;
  slotCapacity: number;
  stock: readonly StockClaim[];
}

export type ReservationState = 'reserved' | 'settled' | 'released';
