import type { MenuProduct, SkuResponse } from '@tianpu/shared/api';
import { type Choice, matchSku, optionStates, skuState, specText, stockLabel } from '@tianpu/shared/catalog';
import { formatYuanSigned } from '@tianpu/shared/money';

export interface OptionView {
  option: string;
  isChosen: boolean;
  isOff: boolean;
  /** Under the option: 2–4 人; only where it differs between options. */
  servesText: string | null;
  /** What this option costs more than the cheapest of its row, e.g. `+¥8`; null when nothing. */
  surchargeText: string | null;
  /** Price with the other choices kept; null when there is no such variant. */
  priceFen: number | null;
}

export interface ChoiceView {
  groups: { name: string; options: OptionView[] }[];
  sku: SkuResponse | null;
  specText: string;
  stockText: string | null;
  canBuy: boolean;
}

/**
 * Everything a page shows while she chooses a variant. Options that lead nowhere are off; the surcharge compares options
 * of one row with the other choices kept. Pure.
 *
 * Example: 6 寸 with 草莓鲜果 19800 and 开心果脆 20600: the second option says `+¥8`.
 */
export function choiceView(product: MenuProduct, choice: Choice): ChoiceView {
  const sku = matchSku(product, choice);
  const groups = optionStates(product, choice).map((row, index) => {
    const skus = row.map(({ option }) => matchSku(product, choose(choice, index, option)));
    const cheapest = Math.min(...skus.flatMap((each) => (each ? [each.listPriceFen] : [])));
    return {
      name: product.attributes[index]?.name ?? '',
      options: row.map(({ option, isChosen, state }, at) => ({
        option,
        isChosen,
        isOff: state !== 'available',
        servesText: index === 0 ? (skus[at]?.servesText ?? null) : null,
        surchargeText: surcharge(skus[at], cheapest),
        priceFen: skus[at]?.listPriceFen ?? null,
      })),
    };
  });
  return {
    groups,
    sku,
    specText: sku ? specText(sku.options) : '',
    stockText: sku ? stockLabel(sku) : null,
    canBuy: sku !== null && skuState(sku) === 'available',
  };
}

/** The choice with one option replaced. Example: `choose(['6 寸', '芒果'], 0, '8 寸')` is `['8 寸', '芒果']`. */
export function choose(choice: Choice, index: number, option: string): (string | null)[] {
  return choice.map((each, at) => (at === index ? option : each));
}

function surcharge(sku: SkuResponse | null | undefined, cheapestFen: number): string | null {
  const more = sku ? sku.listPriceFen - cheapestFen : 0;
  return more > 0 ? formatYuanSigned(more).replace('.00', '') : null;
}
