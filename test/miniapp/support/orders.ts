import type {
  OrderResponse,
  QuoteOrderResponse,
  SlotResponse,
  SlotsResponse,
  StaffDayResponse,
  StaffOrderRow,
} from '@tianpu/shared/api';
import type { QuoteResult } from '@tianpu/shared/pricing';
import { aStore } from './shop';

/** Paid at 14:06, to be collected today 18:30–19:00 at 武林店. */
export function aPlacedOrder(over: Partial<OrderResponse> = {}): OrderResponse {
  const { id, name, address, phone, latitude, longitude } = aStore();
  return {
    id: '01M80RVY4Q0QEDBJNF3797J4Y0',
    orderNumber: 'TP2609181406372',
    status: 'paid',
    store: { id, name, address, phone, latitude, longitude },
    mode: 'pickup',
    slotStartsAt: '2026-09-18T10:30:00.000Z',
    slotEndsAt: '2026-09-18T11:00:00.000Z',
    delivery: null,
    note: '',
    lines: [
      {
        id: 'order-line-1',
        skuId: 'sku-6in-fresh',
        productId: 'product-cake',
        productName: '草莓云朵奶油蛋糕',
        optionsText: '6 寸 · 草莓鲜果',
        thumbnailUrl: '/media/320/strawberry-cloud.webp',
        quantity: 1,
        unitPriceFen: 19800,
        lineTotalFen: 19800,
        allocatedNetFen: 19800,
      },
    ],
    adjustments: [],
    goodsTotalFen: 19800,
    payableFen: 19800,
    placedAt: '2026-09-18T06:00:00.000Z',
    payBefore: null,
    paidAt: '2026-09-18T06:06:00.000Z',
    closedBecause: null,
    timeline: [{ status: 'paid', at: '2026-09-18T06:06:00.000Z' }],
    pickupCode: '5208',
    gifts: [],
    pointsUsed: 0,
    pointsToEarn: 0,
    refund: null,
    refunds: [],
    ...over,
  };
}

/** The same order before payment: it closes at 14:15. */
export function anUnpaidOrder(over: Partial<OrderResponse> = {}): OrderResponse {
  return aPlacedOrder({
    status: 'pending_payment',
    payBefore: '2026-09-18T06:15:00.000Z',
    paidAt: null,
    timeline: [],
    pickupCode: null,
    ...over,
  });
}

export function aSlot(startsAt: string, over: Partial<SlotResponse> = {}): SlotResponse {
  const endsAt = new Date(new Date(startsAt).getTime() + 30 * 60_000).toISOString();
  return { startsAt, endsAt, capacity: 12, remaining: 6, unavailable: null, ...over };
}

/** Friday: too early, full, nearly full, free; Saturday: closed; Sunday: all full. */
export function someSlots(over: Partial<SlotsResponse> = {}): SlotsResponse {
  return {
    storeId: 'store-wulin',
    mode: 'pickup',
    earliestReadyAt: '2026-09-18T10:06:00.000Z',
    earliestBecause: { productName: '草莓云朵', leadTimeMinutes: 240 },
    days: [
      {
        on: '2026-09-18',
        open: true,
        slots: [
          aSlot('2026-09-18T06:30:00.000Z', { unavailable: 'slot.too_early' }),
          aSlot('2026-09-18T10:30:00.000Z', { remaining: 0, unavailable: 'slot.sold_out' }),
          aSlot('2026-09-18T11:00:00.000Z', { remaining: 2 }),
          aSlot('2026-09-18T11:30:00.000Z'),
        ],
      },
      { on: '2026-09-19', open: false, slots: [] },
      {
        on: '2026-09-20',
        open: true,
        slots: [aSlot('2026-09-20T02:00:00.000Z', { remaining: 0, unavailable: 'slot.sold_out' })],
      },
    ],
    ...over,
  };
}

export function aQuote(payableFen = 19800, cartVersion = 1): QuoteOrderResponse {
  return { cartVersion, quote: aQuoteResult({ goodsTotalFen: payableFen, payableFen }) };
}

/** A quote of nothing on offer, with what the test is about on top. */
export function aQuoteResult(over: Partial<QuoteResult> = {}): QuoteResult {
  return {
    lines: [],
    adjustments: [],
    goodsTotalFen: 19800,
    payableFen: 19800,
    pointsUsed: 0,
    pointsUsable: 0,
    pointsToEarn: 0,
    gifts: [],
    chosenCouponId: null,
    applied: [],
    unused: [],
    nextReduction: null,
    explanation: [],
    proof: { offersConsidered: 0, combinationsTried: 1, isExact: true },
    ...over,
  };
}

export function aStaffRow(over: Partial<StaffOrderRow> = {}): StaffOrderRow {
  return {
    id: 'order-1',
    orderNumber: 'TP2609181406372',
    pickupCode: '5208',
    status: 'ready',
    mode: 'pickup',
    slotStartsAt: '2026-09-18T06:00:00.000Z',
    slotEndsAt: '2026-09-18T06:30:00.000Z',
    customerName: '王**',
    note: '',
    noteNeedsReview: false,
    lines: [
      {
        productName: '草莓云朵奶油蛋糕',
        optionsText: '6 寸',
        quantity: 1,
        thumbnailUrl: '/media/320/strawberry-cloud.webp',
      },
    ],
    payableFen: 19800,
    isLate: false,
    ...over,
  };
}

export function aStaffDay(
  orders: StaffOrderRow[],
  counts: Partial<StaffDayResponse['counts']> = {},
): StaffDayResponse {
  const none = { toMake: 0, ready: 0, handedOver: 0, late: 0, unpaid: 0 };
  return { storeId: 'store-wulin', on: '2026-09-18', orders, counts: { ...none, ...counts } };
}
