import type { MenuProduct, SkuResponse } from '../api/catalog';
import { type SkuState, skuState } from './skus';

/** One chosen option per attribute of the product, in its order; null where nothing is chosen yet. */
export type Choice = readonly (string | null)[];

type Sold = Pick<MenuProduct, 'attributes' | 'skus'>;

export interface OptionState {
  option: string;
  isChosen: boolean;
  /** What tapping it would lead to, the other choices kept; `impossible` when no variant has that combination. */
  state: SkuState | 'impossible';
}

/**
 * The variant that has exactly the chosen options; null while a choice is open or when there is none.
 *
 * Example: sizes 6 寸 and 8 寸, fillings 草莓 and 芒果: `['6 寸', '芒果']` is that SKU, `['6 寸', null]` is null.
 */
export function matchSku(product: Sold, choice: Choice): SkuResponse | null {
  if (product.attributes.some((_, index) => !choice[index])) return null;
  return product.skus.find((sku) => agrees(sku, choice)) ?? null;
}

/**
 * Per attribute, each option with what choosing it would lead to: available when one variant that keeps the other
 * choices is, else sold out or off sale when one exists, else impossible.
 *
 * Example: 8 寸 is not made with 芒果; with 芒果 chosen, 8 寸 is `impossible` and 6 寸 `available`.
 */
export function optionStates(product: Sold, choice: Choice): OptionState[][] {
  return product.attributes.map((attribute, index) =>
    attribute.options.map((option) => {
      const wanted = product.attributes.map((_, each) => (each === index ? option : (choice[each] ?? null)));
      const states = product.skus.filter((sku) => agrees(sku, wanted)).map(skuState);
      return { option, isChosen: choice[index] === option, state: best(states) };
    }),
  );
}

/**
 * The choice a product page starts with: the first variant that can be bought, else the first at all.
 *
 * Example: 6 寸 is sold out today and 8 寸 is not: `['8 寸']`.
 */
export function firstChoice(product: Sold): (string | null)[] {
  const sku = product.skus.find((each) => skuState(each) === 'available') ?? product.skus[0];
  return product.attributes.map((_, index) => sku?.options[index] ?? null);
}

function agrees(sku: SkuResponse, choice: Choice): boolean {
  return choice.every((option, index) => option === null || sku.options[index] === option);
}

function best(states: readonly SkuState[]): OptionState['state'] {
  const ranking: readonly SkuState[] = ['available', 'sold_out', 'off_sale'];
  return ranking.find((state) => states.includes(state)) ?? 'impossible';
}
