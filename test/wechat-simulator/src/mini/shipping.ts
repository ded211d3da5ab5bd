import { isRecord } from '../core/http';
import { type OrderRecord, own } from '../core/state';
import type { World } from '../world';
import { dataFormatError, MiniApiError } from './errors';

const FIELDS = [
  'order_key',
  'logistics_type',
  'delivery_mode',
  'is_all_delivered',
  'shipping_list',
  'upload_time',
  'payer',
];
const EXPRESS = 1;
const RFC3339_MILLISECONDS = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,3}(Z|[+-]\d{2}:\d{2})$/;

/**
 * `POST /wxa/sec/order/upload_shipping_info`. Refuses: 10060001 no such paid order (yet), 10060002 the same
 * shipment again, 10060003 the one change already used, 10060004 the order cannot ship, 47001 format.
 */
export function uploadShipping(world: World, body: Record<string, unknown>): Record<string, unknown> {
  const unknown = Object.keys(body).filter((name) => !FIELDS.includes(name));
  if (unknown.length > 0) throw dataFormatError(`unknown field ${unknown.join(', ')}`);
  checkForm(body);
  const order = findPaidOrder(world, body['order_key']);
  const payer = body['payer'];
  if (!isRecord(payer) || payer['openid'] !== order.payment?.payerOpenid) {
    throw new MiniApiError(10060001, '支付单不存在');
  }
  if (order.state !== 'SUCCESS' && isFullyRefunded(world, order)) {
    throw new MiniApiError(10060004, '支付单处于不可发货的状态');
  }
  const { upload_time: _uploadTime, ...content } = body;
  const shipment = JSON.stringify(content);
  const record = own(world.state.shipping, order.outTradeNo) ?? { outTradeNo: order.outTradeNo, uploads: [] };
  if (record.uploads.includes(shipment)) throw new MiniApiError(10060002, '支付单已完成发货，无法继续发货');
  if (record.uploads.length >= 2) throw new MiniApiError(10060003, '支付单已使用重新发货机会');
  record.uploads.push(shipment);
  world.state.shipping[order.outTradeNo] = record;
  world.changed();
  return { errcode: 0, errmsg: 'ok' };
}

function findPaidOrder(world: World, orderKey: unknown): OrderRecord {
  if (!isRecord(orderKey)) throw dataFormatError('order_key');
  const {
    order_number_type: type,
    mchid,
    out_trade_no: outTradeNo,
    transaction_id: transactionId,
  } = orderKey;
  const orders = Object.values(world.state.orders);
  const order =
    type === 1
      ? orders.find((one) => one.outTradeNo === outTradeNo && one.request.mchid === mchid)
      : orders.find((one) => one.payment?.transactionId === transactionId);
  const paidAtMs = order?.payment?.paidAtMs;
  const isKnownYet =
    paidAtMs !== undefined && world.clock.now().getTime() - paidAtMs >= world.settings.shippingLagMs;
  if (!order || !isKnownYet) throw new MiniApiError(10060001, '支付单不存在');
  return order;
}

function isFullyRefunded(world: World, order: OrderRecord): boolean {
  const refundedFen = Object.values(world.state.refunds)
    .filter(({ outTradeNo, status }) => outTradeNo === order.outTradeNo && status !== 'CLOSED')
    .reduce((sum, { refundFen }) => sum + refundFen, 0);
  return refundedFen >= (order.payment?.totalFen ?? 0);
}

function checkForm(body: Record<string, unknown>): void {
  const {
    order_key: orderKey,
    logistics_type: logistics,
    delivery_mode: mode,
    upload_time: uploadTime,
  } = body;
  const type = isRecord(orderKey) ? orderKey['order_number_type'] : undefined;
  if (type !== 1 && type !== 2) throw dataFormatError('order_key.order_number_type');
  if (typeof logistics !== 'number' || ![1, 2, 3, 4].includes(logistics))
    throw dataFormatError('logistics_type');
  if (mode !== 1 && mode !== 2) throw dataFormatError('delivery_mode');
  if (mode === 2 && (logistics !== EXPRESS || typeof body['is_all_delivered'] !== 'boolean')) {
    throw dataFormatError('delivery_mode 2 is for express, with is_all_delivered');
  }
  if (typeof uploadTime !== 'string' || !RFC3339_MILLISECONDS.test(uploadTime))
    throw dataFormatError('upload_time');
  const parcels = body['shipping_list'];
  const most = mode === 2 ? 15 : 1;
  if (!Array.isArray(parcels) || parcels.length < 1 || parcels.length > most)
    throw dataFormatError('shipping_list');
  parcels.forEach((parcel: unknown) => {
    checkParcel(parcel, logistics);
  });
}

function checkParcel(parcel: unknown, logistics: number): void {
  if (!isRecord(parcel)) throw dataFormatError('shipping_list');
  const description = parcel['item_desc'];
  if (typeof description !== 'string' || description === '' || [...description].length > 120) {
    throw dataFormatError('item_desc');
  }
  if (logistics === EXPRESS && (!parcel['tracking_no'] || !parcel['express_company'])) {
    throw dataFormatError('tracking_no and express_company');
  }
}
