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

export interface OrderChange {
  to: OrderStatus;
  at: Date;
}

/** Everything one order page shows. */
export interface OrderDetail {
  order: Order;
  lines: OrderLine[];
  adjustments: Pick<OrderAdjustment, 'label' | 'amountFen'>[];
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
