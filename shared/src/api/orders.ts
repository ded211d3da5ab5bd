import type { OrderStatus } from '../orders/status';
import type { QuoteResult } from '../pricing/quote';
import type { Id, Instant } from './common';
import type { DeliveryAddress, FulfilmentMode } from './fulfilment';
import type { CheckoutChoices } from './pricing';
import type { OrderRefundResponse } from './refunds';

/** Where and when: the answer to "how do I get my cake". */
export type FulfilmentChoice = {
  mode: FulfilmentMode;
  storeId: Id;
  slotStartsAt: Instant;
  delivery?: DeliveryAddress;
};

export type QuoteOrderRequest = CheckoutChoices & {
  mode: FulfilmentMode;
  storeId: Id;
  latitude?: number;
  longitude?: number;
};
export type QuoteOrderResponse = { cartVersion: number; quote: QuoteResult };

export type PlaceOrderRequest = CheckoutChoices & {
  fulfilment: FulfilmentChoice;
  note: string;
  cartVersion: number;
  /** What the customer saw; another total is refused with `quote.price_changed` and nothing is charged. */
  expectedPayableFen: number;
};

/** What `wx.requestPayment` takes; the H5 cashier of the simulator takes the same. */
export interface PaymentParams {
  appid: string;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

/** `payment` is null when nothing is to be paid in cash (payable 0): the order is paid already. */
export type PlaceOrderResponse = { order: OrderResponse; payment: PaymentParams | null };
export type PreparePaymentResponse = { payment: PaymentParams };

export interface OrderLineResponse {
  id: Id;
  skuId: Id;
  productId: Id;
  productName: string;
  optionsText: string;
  thumbnailUrl: string;
  quantity: number;
  unitPriceFen: number;
  lineTotalFen: number;
  /** What this line costs after its share of every adjustment; the sum over lines plus delivery is `payableFen`. */
  allocatedNetFen: number;
}

export interface OrderTimelineEntry {
  status: OrderStatus;
  at: Instant;
}

export interface OrderResponse {
  id: Id;
  /** Short number people read aloud, e.g. `TP2611221406372`. */
  orderNumber: string;
  status: OrderStatus;
  store: { id: Id; name: string; address: string; phone: string; latitude: number; longitude: number };
  mode: FulfilmentMode;
  slotStartsAt: Instant;
  slotEndsAt: Instant;
  delivery: { recipientMasked: string; phoneMasked: string; address: string; feeFen: number } | null;
  note: string;
  lines: OrderLineResponse[];
  adjustments: { label: string; amountFen: number }[];
  /** Pieces given on top. */
  gifts: { label: string; quantity: number; thumbnailUrl: string }[];
  pointsUsed: number;
  /** Promised for this order; given when it is completed, less what refunds took back. */
  pointsToEarn: number;
  goodsTotalFen: number;
  payableFen: number;
  placedAt: Instant;
  /** Unpaid orders close then; null once paid or closed. */
  payBefore: Instant | null;
  paidAt: Instant | null;
  closedBecause: 'unpaid' | 'customer' | 'late_payment_refunded' | null;
  timeline: OrderTimelineEntry[];
  /** Four digits read aloud at the counter; null before payment and after pickup. */
  pickupCode: string | null;
  /** All refunds together, as WeChat has them. */
  refund: { amountFen: number; status: 'processing' | 'succeeded' | 'failed' } | null;
  /** Each refund with what came back. */
  refunds: OrderRefundResponse[];
}

export interface OrderSummary {
  id: Id;
  orderNumber: string;
  status: OrderStatus;
  storeName: string;
  mode: FulfilmentMode;
  slotStartsAt: Instant;
  placedAt: Instant;
  payBefore: Instant | null;
  payableFen: number;
  itemCount: number;
  lines: { productName: string; thumbnailUrl: string; quantity: number }[];
}

/** The QR's text is signed and changes every minute; `code` is the short number. */
export interface PickupCodeResponse {
  code: string;
  qrText: string;
  refreshAt: Instant;
}
