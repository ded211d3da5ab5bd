import type { FulfilmentMode, Id, ShopDate } from '@tianpu/shared/api';
import type { OrderStatus } from '@tianpu/shared/orders';

/** `unchecked`: WeChat's text check was down; `review`: it wants a person to look. Staff see both. */
export type NoteReview = 'none' | 'passed' | 'review' | 'unchecked';
export type ClosedBecause = 'unpaid' | 'customer' | 'late_payment_refunded';
export type RefundView = 'processing' | 'succeeded' | 'failed';

export interface Order {
  id: Id;
  orderNumber: string;
  customerId: Id;
  storeId: Id;
  status: OrderStatus;
  mode: FulfilmentMode;
  slotStartsAt: Date;
  slotEndsAt: Date;
  pickupOn: ShopDate;
  deliverySealed: string | null;
  note: string;
  noteReview: NoteReview;
  itemCount: number;
  goodsTotalFen: number;
  deliveryFeeFen: number;
  payableFen: number;
  /** The coupon it was placed with; whether it holds it still is the coupon's row to say. */
  couponId: Id | null;
  pointsUsed: number;
  /** Promised for what is paid in cash; refunds lower what is really given. */
  pointsToEarn: number;
  /** Who the customer was when it was priced, e.g. `member tier:silver`. */
  audiences: string;
  placedAt: Date;
  payBefore: Date;
  paidAt: Date | null;
  closedAt: Date | null;
  closedBecause: ClosedBecause | null;
  refundFen: number | null;
  refundStatus: RefundView | null;
  pickupCode: string | null;
  handedOverAt: Date | null;
  handedOverBy: Id | null;
}

/** Names and prices as they were at purchase. */
export interface OrderLine {
  id: Id;
  orderId: Id;
  position: number;
  skuId: Id;
  productId: Id;
  categoryId: Id;
  productName: string;
  optionsText: string;
  thumbnailUrl: string;
  quantity: number;
  unitPriceFen: number;
  lineTotalFen: number;
  allocatedNetFen: number;
}

/** Signed fen; the allocation over lines is frozen so that a later refund gives back exactly a line's share. */
export interface OrderAdjustment {
  position: number;
  source: string;
  label: string;
  amountFen: number;
  allocations: { lineId: Id; amountFen: number }[];
}

/** A piece given on top: costs nothing, is made and handed over like any other. */
export interface OrderGift {
  offerId: string;
  skuId: Id;
  label: string;
  thumbnailUrl: string;
  quantity: number;
  worthFen: number;
}

/** One refund of an order, as it was made. `couponOutcome`: `kept` until everything is back. */
export interface OrderRefund {
  id: Id;
  orderId: Id;
  sequence: number;
  reason: string;
  cashFen: number;
  /** The part of `cashFen` that was for the drive. */
  deliveryFen: number;
  points: number;
  clawedBackPoints: number;
  isComplete: boolean;
  couponOutcome: 'returned' | 'expired' | 'none' | 'kept';
  requestedAt: Date;
  lines: { lineId: Id; quantity: number; cashFen: number; points: number }[];
}

export interface OrderChange {
  to: OrderStatus;
  at: Date;
}

/** Everything one order page shows. */
export interface OrderDetail {
  order: Order;
  lines: OrderLine[];
  adjustments: Pick<OrderAdjustment, 'label' | 'amountFen'>[];
  gifts: OrderGift[];
  refunds: OrderRefund[];
  timeline: OrderChange[];
}

/** What a delivery order knows of its destination; sealed as one text in the order's row. */
export interface DeliveryTarget {
  recipient: string;
  phone: string;
  address: string;
  detail: string;
  latitude: number;
  longitude: number;
}
