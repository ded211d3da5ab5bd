import type { AttributeSeed, SkuSeed } from './types';

/** What every whole round cake of one diameter has in common, whatever its flavour. */
interface CakeSize {
  code: string;
  label: string;
  servesText: string;
  weightText: string;
}

const cakeSizes = {
  six: { code: '6in', label: '6 寸', servesText: '2–4 人', weightText: '约 650 克' },
  eight: { code: '8in', label: '8 寸', servesText: '6–8 人', weightText: '约 1150 克' },
  ten: { code: '10in', label: '10 寸', servesText: '10–12 人', weightText: '约 1800 克' },
} satisfies Record<string, CakeSize>;

export type CakeSizeName = keyof typeof cakeSizes;

/** A flavour and what it adds to the price of the size. */
export interface CakeFlavour {
  code: string;
  label: string;
  surchargeFen?: number;
}

/**
 * Every size × flavour of one whole cake, made to order (no daily count).
 * Example: six at 19800 fen and flavours fresh (+0), pistachio (+800) give
 * `<key>-6in-fresh` at 19800 and `<key>-6in-pistachio` at 20600.
 */
export function cakeSkus(
  productKey: string,
  flavourGroup: string,
  prices: Partial<Record<CakeSizeName, number>>,
  flavours: readonly CakeFlavour[],
): { attributes: AttributeSeed[]; skus: SkuSeed[] } {
  const sizes = (Object.keys(cakeSizes) as CakeSizeName[]).flatMap((name) => {
    const basePriceFen = prices[name];
    return basePriceFen === undefined ? [] : [{ ...cakeSizes[name], basePriceFen }];
  });
  return {
    attributes: [
      { name: '尺寸', options: sizes.map((size) => size.label) },
      { name: flavourGroup, options: flavours.map((flavour) => flavour.label) },
    ],
    skus: sizes.flatMap((size) =>
      flavours.map((flavour) => ({
        key: `${productKey}-${size.code}-${flavour.code}`,
        options: [size.label, flavour.label],
        listPriceFen: size.basePriceFen + (flavour.surchargeFen ?? 0),
        servesText: size.servesText,
        weightText: size.weightText,
        dailyCapacity: null,
        onSale: true,
      })),
    ),
  };
}

/** One choice of a product with a single option group. */
export interface Choice {
  code: string;
  label: string;
  listPriceFen: number;
  servesText: string;
  weightText: string;
  dailyCapacity?: number | null;
  onSale?: boolean;
}

/**
 * One SKU per choice of a single group. `dailyCapacity` left out means made to order.
 * Example: group 规格 with choices single and pair gives `<key>-single` and `<key>-pair`.
 */
export function choiceSkus(
  productKey: string,
  group: string,
  choices: readonly Choice[],
): { attributes: AttributeSeed[]; skus: SkuSeed[] } {
  return {
    attributes: [{ name: group, options: choices.map((choice) => choice.label) }],
    skus: choices.map(({ code, label, dailyCapacity = null, onSale = true, ...rest }) => ({
      ...rest,
      key: `${productKey}-${code}`,
      options: [label],
      dailyCapacity,
      onSale,
    })),
  };
}

/**
 * Every cup size × temperature or sweetness of one drink; the price depends on the cup only.
 * Example: medium 2200 and large 2600 with 少冰, 去冰 give four SKUs.
 */
export function drinkSkus(
  productKey: string,
  cups: readonly { code: string; label: string; listPriceFen: number; weightText: string }[],
  group: string,
  ways: readonly { code: string; label: string }[],
): { attributes: AttributeSeed[]; skus: SkuSeed[] } {
  return {
    attributes: [
      { name: '杯型', options: cups.map((cup) => cup.label) },
      { name: group, options: ways.map((way) => way.label) },
    ],
    skus: cups.flatMap((cup) =>
      ways.map((way) => ({
        key: `${productKey}-${cup.code}-${way.code}`,
        options: [cup.label, way.label],
        listPriceFen: cup.listPriceFen,
        servesText: '1 人',
        weightText: cup.weightText,
        dailyCapacity: null,
        onSale: true,
      })),
    ),
  };
}
