import type { GiftKind, GiftState } from '../points/gifts';
import type { PointsEntryKind } from '../points/types';
import type { ProblemCode, ProblemParams } from '../problems/catalogue';
import type { Id, Instant, Page, ShopDate } from './common';

/** Points that end together, and the last day on which they can be used. */
export interface ExpiringPoints {
  points: number;
  through: ShopDate;
}

/** The account as every page shows it; fetched after each change. */
export interface PointsAccountResponse {
  /** Free to spend now. */
  available: number;
  /** Promised for orders that are paid and not completed yet. */
  pending: number;
  /** Taken back and not yet covered; the next points pay it first. */
  debt: number;
  /** Worth of `available` as cash, 1 point = 1 fen. */
  worthFen: number;
  /** Spending opens at this balance in the customer's tier. */
  opensAt: number;
  /** What ends within the warning's 30 days, soonest first. */
  expiring: ExpiringPoints[];
  signIn: { signedInToday: boolean; streakDays: number; nextPoints: number };
  signInRule: { points: number; everyDays: number; bonusPoints: number };
}

export interface PointsStatementRow {
  id: Id;
  kind: PointsEntryKind;
  /** `消费获得`, `抵扣`, `过期`. */
  title: string;
  /** Where from: `订单 TP2611221406372`. */
  detail: string;
  points: number;
  balanceAfter: number;
  debtPoints: number;
  at: Instant;
  /** For what came in: last day of the lot it opened, or null. */
  usableThrough: ShopDate | null;
  orderId: Id | null;
}
/** `GET /points/statement?cursor=`, newest first. */
export type PointsStatementResponse = Page<PointsStatementRow> & {
  /** Promised and not in the ledger yet. */
  pending: { orderId: Id; orderNumber: string; points: number; paidAt: Instant }[];
};

/** `POST /points/sign-in`. */
export type SignInPointsResponse = { points: number; streakDays: number; account: PointsAccountResponse };

export interface GiftResponse {
  id: Id;
  kind: GiftKind;
  name: string;
  description: string;
  imageUrl: string;
  points: number;
  /** Null = every tier. */
  fromTier: { key: string; name: string } | null;
  /** Null = no limit. */
  remaining: number | null;
  limitPerCustomer: number | null;
  redeemedByMe: number;
  state: GiftState;
  /** Why not, with numbers, e.g. `points.insufficient` `{shortBy: 540}`; null when it can be had. */
  refusal: { code: ProblemCode; params: ProblemParams } | null;
}
export interface GiftsResponse {
  gifts: GiftResponse[];
  account: PointsAccountResponse;
}

/** `POST /points/gifts/:giftId/redemptions`; Idempotency-Key required. */
export type RedeemGiftRequest = { storeId: Id | null; expectedPoints: number };
export const GIFT_REDEMPTION_STATUSES = ['waiting', 'handed_over', 'issued', 'cancelled', 'expired'] as const;
export type GiftRedemptionStatus = (typeof GIFT_REDEMPTION_STATUSES)[number];
export interface GiftRedemptionResponse {
  id: Id;
  giftId: Id;
  kind: GiftKind;
  name: string;
  imageUrl: string;
  points: number;
  status: GiftRedemptionStatus;
  /** Shown to staff; null for a coupon and after handing over. */
  code: string | null;
  store: { id: Id; name: string } | null;
  pickupThrough: ShopDate | null;
  /** Set for kind `coupon`: where it went. */
  couponId: Id | null;
  redeemedAt: Instant;
}
export type RedeemGiftResponse = { redemption: GiftRedemptionResponse; account: PointsAccountResponse };
export type GiftRedemptionsResponse = { redemptions: GiftRedemptionResponse[] };

/** Staff: hand a gift over by its code, once. */
export type HandOverGiftRequest = { code: string; storeId: Id };
export type HandOverGiftResponse = { redemption: GiftRedemptionResponse; customerName: string };

/** Admin: change a balance by hand. Above the limit it waits for a second person. */
export type AdjustPointsRequest = { customerId: Id; points: number; reason: string };
export const ADJUSTMENT_STATUSES = ['applied', 'waiting', 'rejected'] as const;
export type AdjustmentStatus = (typeof ADJUSTMENT_STATUSES)[number];
export interface PointsAdjustmentResponse {
  id: Id;
  customerId: Id;
  customerName: string;
  points: number;
  reason: string;
  status: AdjustmentStatus;
  requestedBy: { id: Id; name: string };
  requestedAt: Instant;
  decidedBy: { id: Id; name: string } | null;
  decidedAt: Instant | null;
}
export type PointsAdjustmentsResponse = { adjustments: PointsAdjustmentResponse[]; limitPoints: number };
export type DecideAdjustmentRequest = { approve: boolean };

/** Admin: what the mall offers. */
export interface GiftDraft {
  kind: GiftKind;
  name: string;
  description: string;
  imageUrl: string;
  points: number;
  fromTierKey: string | null;
  stock: number | null;
  limitPerCustomer: number | null;
  /** Kind `coupon`. */
  couponTemplateId: Id | null;
  /** Kind `product`. */
  skuId: Id | null;
  onSaleFrom: Instant | null;
  onSaleTo: Instant | null;
}
