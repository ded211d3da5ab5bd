import type { Id, Instant } from './common';

/** What became of the order's coupon: `kept` until everything is back, `expired` when it was over by then. */
export const COUPON_OUTCOMES = ['returned', 'expired', 'none', 'kept'] as const;
export type CouponOutcome = (typeof COUPON_OUTCOMES)[number];

/** One refund as the customer and staff see it. */
export interface OrderRefundResponse {
  id: Id;
  /** 1 for the first refund of the order. */
  sequence: number;
  cashFen: number;
  /** The part of `cashFen` that was for the drive. */
  deliveryFen: number;
  points: number;
  /** Earned points taken back, or not given after all. */
  clawedBackPoints: number;
  couponOutcome: CouponOutcome;
  isComplete: boolean;
  reason: string;
  requestedAt: Instant;
  lines: { lineId: Id; quantity: number; cashFen: number; points: number }[];
}

/** `POST /staff/orders/:orderId/refunds`; Idempotency-Key required. */
export type RefundOrderRequest = {
  lines: { lineId: Id; quantity: number }[];
  /** The drive is given back too: it was not made, or was the shop's fault. */
  withDelivery: boolean;
  reason: string;
};
export type RefundOrderResponse = { refund: OrderRefundResponse };

/** `GET /staff/orders/:orderId/refunds`: what was given back, and what still can be. */
export interface OrderRefundsResponse {
  orderId: Id;
  orderNumber: string;
  lines: {
    lineId: Id;
    productName: string;
    optionsText: string;
    quantity: number;
    /** Pieces that can still come back. */
    left: number;
    cashFen: number;
    points: number;
  }[];
  deliveryFen: number;
  isDeliveryBack: boolean;
  refunds: OrderRefundResponse[];
}
