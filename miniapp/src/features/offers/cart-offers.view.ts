import { formatYuan, formatYuanSigned, sumFen } from '@tianpu/shared/money';
import type { QuoteResult } from '@tianpu/shared/pricing';
import { savedFen, sourceText } from './offers.view';

/** What the cart shows of a quote. */
export interface CartOffers {
  payableFen: number;
  /** The price on the tags, to be struck through; null when nothing was taken off. */
  beforeFen: number | null;
  /** `已省 ¥35，不含券与积分`; null when nothing was. */
  savedText: string | null;
  progress: ReductionProgress | null;
  rows: { key: string; tag: string; text: string; amount: string }[];
  /** Price per piece by SKU where the tier or a campaign has made it another one. */
  unitFenBySku: Readonly<Record<string, number>>;
  gifts: string[];
}

/** The strip to the next reduction. */
export interface ReductionProgress {
  /** `已减 ¥20，`, empty before the first level. */
  doneText: string;
  /** `再买 ¥21 可减 ¥40`. */
  text: string;
  percent: number;
}

/**
 * A cart with what the shop's offers do to it; coupons wait for checkout and are only announced. Pure.
 *
 * Example: goods 29400, member price −1500, 满减 −2000: payable 25900, before 29400, `已省 ¥35，不含券与积分`, and
 * with ¥21 to the next level `再买 ¥21 可减 ¥40`.
 */
export function cartOffers(quote: QuoteResult): CartOffers {
  const offGoods = quote.adjustments.filter(({ allocations }) => allocations.length > 0);
  const saved = savedFen(offGoods);
  const rows = offGoods.map(({ source, label, amountFen }) => ({
    key: source,
    tag: sourceText({ source }),
    text: label,
    amount: formatYuanSigned(amountFen),
  }));
  const coupons = quote.unused.filter(({ code }) => code === 'coupon.not_chosen');
  const waiting = coupons.map(({ offerId, label }) => ({
    key: offerId,
    tag: '券',
    text: `${label} 可用，结算时自动选最省的`,
    amount: '待抵扣',
  }));
  return {
    payableFen: sumFen([quote.goodsTotalFen, ...offGoods.map(({ amountFen }) => amountFen)]),
    beforeFen: saved > 0 ? quote.goodsTotalFen : null,
    savedText: saved > 0 ? `已省 ${formatYuan(saved)}，不含券与积分` : null,
    progress: progressOf(quote),
    rows: [...rows, ...waiting.slice(0, 1)],
    unitFenBySku: unitPrices(quote),
    gifts: quote.gifts.map(({ label, quantity }) => `${label} ×${quantity}`),
  };
}

function progressOf({ nextReduction: next }: QuoteResult): ReductionProgress | null {
  if (next === null) return null;
  const { reachedFen, shortByFen, amountFen, thresholdFen } = next;
  return {
    doneText: reachedFen > 0 ? `已减 ${formatYuan(reachedFen)}，` : '',
    text: `再买 ${formatYuan(shortByFen)} 可减 ${formatYuan(amountFen)}`,
    percent: Math.max(4, Math.floor(((thresholdFen - shortByFen) * 100) / thresholdFen)),
  };
}

/** A line's price per piece after price offers, where it is a whole number of fen: those prices are set per piece. */
function unitPrices({ lines, adjustments }: QuoteResult): Record<string, number> {
  const prices = adjustments.filter(({ source }) => /^(member|campaign)_price:/.test(source));
  const found: Record<string, number> = {};
  for (const { lineId, skuId, lineTotalFen, quantity } of lines) {
    const shares = prices.flatMap(({ allocations }) =>
      allocations.filter((share) => share.lineId === lineId),
    );
    const changeFen = sumFen(shares.map(({ amountFen }) => amountFen));
    const totalFen = lineTotalFen + changeFen;
    if (changeFen < 0 && quantity > 0 && totalFen % quantity === 0) found[skuId] = totalFen / quantity;
  }
  return found;
}
