import type { OrderStatus } from '../orders/status';
import type { Id, Instant } from './common';
import type { FulfilmentMode } from './fulfilment';

export interface StaffOrderRow {
  id: Id;
  orderNumber: string;
  pickupCode: string | null;
  status: OrderStatus;
  mode: FulfilmentMode;
  slotStartsAt: Instant;
  slotEndsAt: Instant;
  customerName: string;
  note: string;
  /** WeChat wants a person to read the note before it is followed, or could not be asked. */
  noteNeedsReview: boolean;
  lines: { productName: string; optionsText: string; quantity: number; thumbnailUrl: string }[];
  payableFen: number;
  /** Slot ended and not handed over yet. */
  isLate: boolean;
}

export interface StaffDayResponse {
  storeId: Id;
  on: string;
  orders: StaffOrderRow[];
  /** Counts that head the page. */
  counts: { toMake: number; ready: number; handedOver: number; late: number; unpaid: number };
}

/** Four digits typed in, or the QR's text as scanned. */
export type VerifyPickupRequest = { storeId: Id; code: string };
export type VerifyPickupResponse = { order: StaffOrderRow; verifiedAt: Instant };
/** Same input, no effect: what staff see before they hand the cake over. */
export type LookUpPickupRequest = VerifyPickupRequest;
export type LookUpPickupResponse = { order: StaffOrderRow };
export type MoveOrderRequest = { to: OrderStatus };
