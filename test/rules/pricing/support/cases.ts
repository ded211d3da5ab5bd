import { type Offer, type QuoteLineInput, quote, type UnusedOffer } from '@tianpu/shared/pricing';
import { facts, offer, request } from './offers';

export type Case = [title: string, offers: Offer[], lines: QuoteLineInput[], expected: Expected];
/** Shares by line in the order of the cart; a reason when nothing applies; gifts by label. */
export type Expected = {
  shares?: number[][];
  why?: Pick<UnusedOffer, 'code' | 'params'>[];
  gifts?: string[];
};

export const why = (code: UnusedOffer['code'], params: UnusedOffer['params'] = {}) => ({ code, params });

/** Quotes the lines with the offers and compares what each line gained, what was refused and what was given. */
export function expectCase(offers: Offer[], lines: QuoteLineInput[], expected: Expected): void {
  const who = facts({ isFirstOrder: true, audiences: ['tier:silver'] });
  const result = quote(request({ lines, offers, facts: who, delivery: null }));
  const shares = result.adjustments
    .filter((each) => each.allocations.length > 0)
    .map(({ allocations }) => allocations.map((share) => share.amountFen));
  expect({
    shares,
    why: result.unused.map(({ code, params }) => ({ code, params })),
    gifts: result.gifts.map((gift) => gift.label),
  }).toEqual({ shares: [], why: [], gifts: [], ...expected });
}

/** 满减 with levels of threshold and amount. */
export const reduction = (...levels: [number, number][]) =>
  offer({
    kind: 'full_reduction',
    id: 'sale',
    levels: levels.map(([thresholdFen, amountFen]) => ({ thresholdFen, amountFen })),
  });

/** A gift. */
export const COOKIES = { skuId: 'cookies', label: '曲奇', quantity: 1, worthFen: 2800 };
