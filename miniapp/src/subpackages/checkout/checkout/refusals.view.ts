import type { CartLineResponse } from '@tianpu/shared/api';
import type { ProblemCode } from '@tianpu/shared/problems';
import { ApiProblem } from '@/api/problem';

export interface PriceChange {
  beforeFen: number;
  nowFen: number;
}

/** What the page does about a refused order: what to load again, what to say, and where the way forward is. */
export interface Reaction {
  reload: readonly ('cart' | 'quote' | 'slots')[];
  warning: {
    title: string;
    text: string;
    /** What the offered button does; null when the page below has all that is needed. */
    offer: 'remove_line' | 'see_orders' | null;
    skuId: string | null;
  } | null;
  priceChange: PriceChange | null;
  /** The choice that cannot stand any more. */
  forgets: 'coupon' | 'points' | null;
  /** Said when the refusal is none of ours. */
  fallbackText: string;
}

interface Context {
  lines: readonly CartLineResponse[];
  /** The slot she had chosen, in words. */
  chosenText: string | null;
}

const NOTHING: Reaction = {
  reload: [],
  warning: null,
  priceChange: null,
  forgets: null,
  fallbackText: '没能提交，请再试一次',
};

const SLOT_REFUSALS: readonly ProblemCode[] = [
  'slot.sold_out',
  'slot.too_early',
  'slot.not_offered',
  'store.closed',
];
const DELIVERY_REFUSALS: readonly ProblemCode[] = [
  'delivery.not_offered',
  'delivery.out_of_range',
  'delivery.below_minimum',
];

/**
 * From the server's refusal to what the page does: everything she has entered stays, only what is not true any more is
 * loaded again. Pure.
 *
 * Example: `slot.sold_out` reloads the slots and says that 今天 周五 10:30–11:00 is taken; `quote.price_changed` with
 * payableFen 20800 after she saw 19800 asks her with both amounts.
 */
export function reactionTo(problem: unknown, { lines, chosenText }: Context): Reaction {
  if (!(problem instanceof ApiProblem)) return NOTHING;
  const { code, params } = problem;
  if (code === 'quote.price_changed') {
    const nowFen = params['payableFen'];
    const beforeFen = params['expectedPayableFen'];
    const isKnown = typeof nowFen === 'number' && typeof beforeFen === 'number';
    return {
      ...NOTHING,
      reload: ['cart', 'quote'],
      priceChange: isKnown ? { beforeFen, nowFen } : null,
    };
  }
  if (isOneOf(SLOT_REFUSALS, code)) return slotReaction(code, chosenText);
  if (code === 'sku.sold_out' || code === 'sku.off_sale') return skuReaction(code, params['skuId'], lines);
  if (code === 'cart.changed' || code === 'cart.empty') {
    return {
      ...NOTHING,
      reload: ['cart', 'quote', 'slots'],
      warning: note('购物车在别处改过了', '下面已经是最新的，核对好时间和金额再提交。'),
    };
  }
  if (code === 'order.too_many_unpaid') {
    return {
      ...NOTHING,
      warning: {
        ...note('您有几笔订单还没付款', '先付款或取消其中一笔，再提交这一单。'),
        offer: 'see_orders',
      },
    };
  }
  if (code.startsWith('coupon.')) return { ...NOTHING, reload: ['cart', 'quote'], forgets: 'coupon' };
  if (code.startsWith('points.')) return { ...NOTHING, reload: ['cart', 'quote'], forgets: 'points' };
  if (code.startsWith('offer.')) return { ...NOTHING, reload: ['cart', 'quote'] };
  if (isOneOf(DELIVERY_REFUSALS, code)) return { ...NOTHING, reload: ['quote'] };
  return NOTHING;
}

function slotReaction(code: string, chosenText: string | null): Reaction {
  const slot = chosenText ?? '这个时段';
  const title = code === 'slot.sold_out' ? `${slot} 刚刚约满` : `${slot} 现在约不了`;
  return {
    ...NOTHING,
    reload: ['slots'],
    warning: note(title, '别的都替您留着，换一个时间就能提交。'),
  };
}

function skuReaction(code: string, skuId: unknown, lines: readonly CartLineResponse[]): Reaction {
  const line = lines.find((each) => each.skuId === skuId);
  const name = line ? `「${line.productName}」` : '有一款';
  return {
    ...NOTHING,
    reload: ['cart', 'quote'],
    warning: {
      title: code === 'sku.sold_out' ? `${name}那天卖完了` : `${name}已经下架`,
      text: code === 'sku.sold_out' ? '可以换一天，或者移除它再提交。' : '移除它就能继续提交。',
      offer: line ? 'remove_line' : null,
      skuId: line?.skuId ?? null,
    },
  };
}

const note = (title: string, text: string) => ({ title, text, offer: null, skuId: null });

const isOneOf = (codes: readonly ProblemCode[], code: string): boolean =>
  (codes as readonly string[]).includes(code);
