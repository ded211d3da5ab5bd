import { Injectable } from '@nestjs/common';
import type {
  Id,
  OrderRefundResponse,
  OrderResponse,
  OrderSummary,
  StaffOrderRow,
  StoreResponse,
} from '@tianpu/shared/api';
import { hasPickupCode, isLate } from '@tianpu/shared/orders';
import { maskName, maskPhone } from '@tianpu/shared/text';
import { DeliveryTargets } from './delivery-target';
import type { Order, OrderDetail, OrderGift, OrderLine, OrderRefund } from './orders.types';

const NAMELESS = '顾客';
/** What staff read beside a piece that is given on top. */
const GIFT = '赠品';

/** Rows to contracts. Recipient and phone leave the server masked, also towards staff. */
@Injectable()
export class OrdersPresenter {
  constructor(private readonly targets: DeliveryTargets) {}

  detail(
    { order, lines, adjustments, gifts, refunds, timeline }: OrderDetail,
    store: StoreResponse,
  ): OrderResponse {
    const { id, name, address, phone, latitude, longitude } = store;
    return {
      id: order.id,
      orderNumber: order.orderNumber,
      status: order.status,
      store: { id, name, address, phone, latitude, longitude },
      mode: order.mode,
      slotStartsAt: order.slotStartsAt.toISOString(),
      slotEndsAt: order.slotEndsAt.toISOString(),
      delivery: this.#delivery(order),
      note: order.note,
      lines: lines.map((line) => ({
        id: line.id,
        skuId: line.skuId,
        productId: line.productId,
        productName: line.productName,
        optionsText: line.optionsText,
        thumbnailUrl: line.thumbnailUrl,
        quantity: line.quantity,
        unitPriceFen: line.unitPriceFen,
        lineTotalFen: line.lineTotalFen,
        allocatedNetFen: line.allocatedNetFen,
      })),
      adjustments: adjustments.map(({ label, amountFen }) => ({ label, amountFen })),
      gifts: gifts.map(({ label, quantity, thumbnailUrl }) => ({ label, quantity, thumbnailUrl })),
      goodsTotalFen: order.goodsTotalFen,
      payableFen: order.payableFen,
      pointsUsed: order.pointsUsed,
      pointsToEarn: order.pointsToEarn,
      placedAt: order.placedAt.toISOString(),
      payBefore: payBefore(order),
      paidAt: order.paidAt?.toISOString() ?? null,
      closedBecause: order.closedBecause,
      timeline: timeline.map(({ to, at }) => ({ status: to, at: at.toISOString() })),
      pickupCode: hasPickupCode(order) ? order.pickupCode : null,
      refund:
        order.refundFen === null || order.refundStatus === null
          ? null
          : { amountFen: order.refundFen, status: order.refundStatus },
      refunds: refunds.map(refundResponse),
    };
  }

  summary(order: Order, lines: readonly OrderLine[], storeName: string): OrderSummary {
    return {
      id: order.id,
      orderNumber: order.orderNumber,
      status: order.status,
      storeName,
      mode: order.mode,
      slotStartsAt: order.slotStartsAt.toISOString(),
      placedAt: order.placedAt.toISOString(),
      payBefore: payBefore(order),
      payableFen: order.payableFen,
      itemCount: order.itemCount,
      lines: lines.map(({ productName, thumbnailUrl, quantity }) => ({
        productName,
        thumbnailUrl,
        quantity,
      })),
    };
  }

  staffRow(
    order: Order,
    lines: readonly OrderLine[],
    gifts: readonly OrderGift[],
    names: ReadonlyMap<Id, string>,
    now: Date,
  ): StaffOrderRow {
    return {
      id: order.id,
      orderNumber: order.orderNumber,
      pickupCode: hasPickupCode(order) ? order.pickupCode : null,
      status: order.status,
      mode: order.mode,
      slotStartsAt: order.slotStartsAt.toISOString(),
      slotEndsAt: order.slotEndsAt.toISOString(),
      customerName: this.#customerName(order, names),
      note: order.note,
      noteNeedsReview: order.noteReview === 'review' || order.noteReview === 'unchecked',
      lines: [
        ...lines.map(({ productName, optionsText, quantity, thumbnailUrl }) => ({
          productName,
          optionsText,
          quantity,
          thumbnailUrl,
        })),
        ...gifts.map(({ label, quantity, thumbnailUrl }) => ({
          productName: label,
          optionsText: GIFT,
          quantity,
          thumbnailUrl,
        })),
      ],
      payableFen: order.payableFen,
      isLate: isLate(order, now),
    };
  }

  #delivery(order: Order): OrderResponse['delivery'] {
    if (order.deliverySealed === null) return null;
    const target = this.targets.open(order.id, order.deliverySealed);
    return {
      recipientMasked: maskName(target.recipient),
      phoneMasked: maskPhone(target.phone),
      address: `${target.address} ${target.detail}`,
      feeFen: order.deliveryFeeFen,
    };
  }

  #customerName(order: Order, names: ReadonlyMap<Id, string>): string {
    if (order.deliverySealed !== null)
      return maskName(this.targets.open(order.id, order.deliverySealed).recipient);
    const name = names.get(order.customerId);
    return name === undefined ? NAMELESS : maskName(name);
  }
}

export function refundResponse({ orderId, requestedAt, ...refund }: OrderRefund): OrderRefundResponse {
  return { ...refund, requestedAt: requestedAt.toISOString() };
}

/** The deadline speaks only of orders that still can be paid. */
function payBefore(order: Order): string | null {
  return order.status === 'pending_payment' ? order.payBefore.toISOString() : null;
}
