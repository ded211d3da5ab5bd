import type {
  OrderResponse,
  OrderSummary,
  Page,
  PickupCodeResponse,
  PlaceOrderRequest,
  PlaceOrderResponse,
  PreparePaymentResponse,
  QuoteOrderRequest,
  QuoteOrderResponse,
  SlotsResponse,
} from '@tianpu/shared/api';
import { callAsCustomer } from './client';

export const fetchSlots = (storeId: string, mode: QuoteOrderRequest['mode']) =>
  callAsCustomer<SlotsResponse>({ method: 'GET', path: '/checkout/slots', query: { storeId, mode } });

export const quoteOrder = (body: QuoteOrderRequest) =>
  callAsCustomer<QuoteOrderResponse>({ method: 'POST', path: '/checkout/quote', body });

/** Places the order. Keep `idempotencyKey` for repetitions of the same tap, or two orders are made. */
export const placeOrder = (body: PlaceOrderRequest, idempotencyKey: string) =>
  callAsCustomer<PlaceOrderResponse>({ method: 'POST', path: '/orders', body, idempotencyKey });

export const fetchOrders = (cursor?: string, limit = 10) =>
  callAsCustomer<Page<OrderSummary>>({ method: 'GET', path: '/orders', query: { cursor, limit } });

export const fetchOrder = (orderId: string) =>
  callAsCustomer<OrderResponse>({ method: 'GET', path: `/orders/${orderId}` });

export const cancelOrder = (orderId: string) =>
  callAsCustomer<OrderResponse>({ method: 'POST', path: `/orders/${orderId}/cancellation`, body: {} });

/** Asks for payment parameters again, for an order that is still to be paid. */
export const preparePayment = (orderId: string, idempotencyKey: string) =>
  callAsCustomer<PreparePaymentResponse>({
    method: 'POST',
    path: `/orders/${orderId}/payment`,
    body: {},
    idempotencyKey,
  });

/** Back from WeChat's sheet: the server asks WeChat what became of the payment. */
export const checkPayment = (orderId: string) =>
  callAsCustomer<OrderResponse>({ method: 'POST', path: `/orders/${orderId}/payment/check`, body: {} });

export const fetchPickupCode = (orderId: string) =>
  callAsCustomer<PickupCodeResponse>({ method: 'GET', path: `/orders/${orderId}/pickup-code` });
