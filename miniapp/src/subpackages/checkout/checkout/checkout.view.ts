import type {
  CartResponse,
  DeliveryAddress,
  FulfilmentMode,
  QuoteOrderResponse,
  StoreResponse,
} from '@tianpu/shared/api';
import { deliveryPrice, distanceMeters, formatDistance } from '@tianpu/shared/fulfilment';
import { formatYuan } from '@tianpu/shared/money';
import { countGraphemes, ORDER_NOTE_LIMIT } from '@tianpu/shared/text';
import { savedFen } from '@/features/offers/offers.view';

/** What still stands between her and paying, in the order of the page; the first one is said when she taps the button. */
export type Missing = 'lines' | 'address' | 'slot' | 'note' | 'quote' | 'agreement';

export const MISSING_TEXTS: Readonly<Record<Missing, string>> = {
  lines: '先移除买不了的商品',
  address: '先填一下送到哪里',
  slot: '先选一个时间',
  note: '备注太长了，删掉几个字',
  quote: '正在算价钱，请稍等一下',
  agreement: '请先看过并勾选预订与退改规则',
};

interface ReadyInput {
  cart: CartResponse | undefined;
  mode: FulfilmentMode;
  reach: Reach | null;
  slotStartsAt: string | null;
  note: string;
  quote: QuoteOrderResponse | undefined;
  isAgreed: boolean;
}

/** Everything that is missing, most important first; empty = the order can be placed. Pure. */
export function missingFor(input: ReadyInput): Missing[] {
  const { cart, mode, reach, slotStartsAt, note, quote, isAgreed } = input;
  const checks: [Missing, boolean][] = [
    ['lines', cart?.lines.some((line) => line.unavailable !== null) ?? true],
    ['address', mode === 'delivery' && reach?.ok !== true],
    ['slot', slotStartsAt === null],
    ['note', noteCounter(note).isOver],
    ['quote', quote === undefined || quote.cartVersion !== cart?.version],
    ['agreement', !isAgreed],
  ];
  return checks.filter(([, isMissing]) => isMissing).map(([missing]) => missing);
}

export interface NoteCounter {
  text: string;
  isOver: boolean;
}

/** How much of the note is used, as a person counts. Example: 生日快乐🎂 is `5/100`. */
export function noteCounter(note: string): NoteCounter {
  const used = countGraphemes(note.trim());
  return { text: `${used}/${ORDER_NOTE_LIMIT.maxGraphemes}`, isOver: used > ORDER_NOTE_LIMIT.maxGraphemes };
}

export type Reach = { ok: true; text: string; feeText: string } | { ok: false; text: string };

/**
 * Whether the store drives to the address and what it costs, in a sentence. Null while there is no address.
 *
 * Example: 2.6 km away in a band of ¥6: `武林店配送 · 2.6 km` and `外送费 ¥6`; 5.4 km with a radius of 5 km:
 * `离武林店 5.4 km，这家只送 5.0 km 以内`.
 */
export function reachOf(
  store: StoreResponse,
  address: DeliveryAddress | null,
  goodsTotalFen: number,
): Reach | null {
  if (!store.delivery) return { ok: false, text: `${store.name}不外送` };
  if (!address) return null;
  const meters = distanceMeters(store, address);
  const price = deliveryPrice(store.delivery, meters, goodsTotalFen);
  if (price.ok) {
    const feeText = price.isFree ? '免外送费' : `外送费 ${formatYuan(price.feeFen)}`;
    return { ok: true, text: `${store.name}配送 · ${formatDistance(meters)}`, feeText };
  }
  if (price.code === 'delivery.below_minimum') {
    const shortByFen = store.delivery.minimumGoodsFen - goodsTotalFen;
    return { ok: false, text: `再买 ${formatYuan(shortByFen)} 就能送` };
  }
  const radius = formatDistance(store.delivery.radiusMeters);
  return {
    ok: false,
    text: `离${store.name} ${formatDistance(meters)}，这家只送 ${radius} 以内`,
  };
}

/** What changed when the shop asks another price than she saw. Example: 19800 -> 20800 is dearer by ¥10. */
export function priceChangeText(beforeFen: number, nowFen: number): string {
  const more = nowFen - beforeFen;
  const change = more > 0 ? `贵了 ${formatYuan(more)}` : `便宜了 ${formatYuan(-more)}`;
  return `刚才是 ${formatYuan(beforeFen)}，现在是 ${formatYuan(nowFen)}，${change}。还没有扣款，您确认后再按新价格提交。`;
}

/** What all rules took off together, e.g. `已省 ¥78`; null when nothing was. */
export function savedText(adjustments: readonly { amountFen: number }[]): string | null {
  const saved = savedFen(adjustments);
  return saved > 0 ? `已省 ${formatYuan(saved)}` : null;
}
