import type { Random } from './random';
import type { CatalogSeed, HistoryLine, ProductSeed, SkuSeed } from './types';

/** Why somebody comes in: it decides what is bought, when it is fetched and what the note says. */
export type Occasion = 'birthday' | 'mousse' | 'afternoon' | 'breakfast' | 'gift';

export interface Basket {
  occasion: Occasion;
  lines: HistoryLine[];
  /** Of the slowest product in it. */
  leadTimeMinutes: number;
  note: string;
}

/** Index 0 = Sunday. Birthdays are celebrated on Saturdays, breakfast is bought on the way to work. */
const occasionWeights: Readonly<Record<Occasion, readonly number[]>> = {
  birthday: [5, 2, 2, 2, 2.5, 5, 9],
  mousse: [1.5, 1, 1, 1, 1, 1.5, 2],
  afternoon: [6, 5, 5, 5, 5, 6, 6],
  breakfast: [2, 5, 5, 5, 5, 5, 2],
  gift: [1.5, 1, 1, 1, 1, 1.5, 1.5],
};

const occasions = Object.keys(occasionWeights) as Occasion[];

const notes: Readonly<Record<Occasion, readonly string[]>> = {
  birthday: [
    '请写「妈妈生日快乐」',
    '请写「小宝三岁啦」，蜡烛要数字 3',
    '写「岁岁有今朝」，字小一点',
    '多给两份餐具，谢谢',
    '走高铁带回去，麻烦多放一个冰袋',
    '不写字',
  ],
  mousse: ['纪念日，麻烦放一张空白卡片', '麻烦晚一点从冷柜拿出来'],
  afternoon: ['少冰', '泡芙到店再灌馅', '一起吃，给三把小叉子', '不用纸袋'],
  breakfast: ['可颂帮忙加热', '法棍切片', '赶地铁，直接装好就行'],
  gift: ['送人的，不要放小票', '要手提袋'],
};

/** Most people order a whole cake from today or for the weekend; a wedding cake is agreed upon in person. */
const longestLeadMinutes = 2880;

function offered(catalog: CatalogSeed, categoryKey: string): ProductSeed[] {
  return catalog.products.filter(
    (product) => product.categoryKey === categoryKey && product.leadTimeMinutes <= longestLeadMinutes,
  );
}

/** The first products of a shelf sell best: weights fall off as 1, 0.82, 0.67 … */
function popularFirst(random: Random, products: readonly ProductSeed[]): ProductSeed {
  return random.pick(products, (product) => 0.82 ** products.indexOf(product));
}

function anySku(random: Random, product: ProductSeed): SkuSeed {
  const forSale = product.skus.filter((sku) => sku.onSale);
  return random.pick(forSale, (sku) => 0.7 ** forSale.indexOf(sku));
}

/** Which shelves an occasion takes from, and how many different products of each, from–to. */
const shelves: Readonly<Record<Occasion, readonly { categoryKey: string; from: number; to: number }[]>> = {
  birthday: [{ categoryKey: 'birthday-cakes', from: 1, to: 1 }],
  mousse: [{ categoryKey: 'mousse', from: 1, to: 1 }],
  afternoon: [
    { categoryKey: 'slices', from: 1, to: 3 },
    { categoryKey: 'drinks', from: 0, to: 2 },
  ],
  breakfast: [
    { categoryKey: 'bread', from: 1, to: 3 },
    { categoryKey: 'drinks', from: 0, to: 1 },
  ],
  gift: [
    { categoryKey: 'cookies', from: 1, to: 2 },
    { categoryKey: 'festival-boxes', from: 0, to: 1 },
  ],
};

/**
 * One believable basket for a weekday (0 = Sunday). `canWait` false leaves out what needs hours or days,
 * for orders that must be handed over within the history's last evening.
 * Example: on a Saturday four baskets in ten hold a whole birthday cake, on a Tuesday one in seven.
 */
export function fillBasket(random: Random, catalog: CatalogSeed, weekday: number, canWait: boolean): Basket {
  const possible = canWait
    ? occasions
    : occasions.filter((each) => each === 'afternoon' || each === 'breakfast');
  const occasion = random.pick(possible, (each) => occasionWeights[each][weekday] ?? 1);

  const chosen = new Map<ProductSeed, SkuSeed>();
  for (const { categoryKey, from, to } of shelves[occasion]) {
    const products = offered(catalog, categoryKey);
    for (let count = random.between(from, to); count > 0; count -= 1) {
      const product = popularFirst(random, products);
      chosen.set(product, anySku(random, product));
    }
  }
  const isSingle = occasion === 'birthday' || occasion === 'mousse';
  return {
    occasion,
    lines: [...chosen.values()].map((sku) => ({
      skuKey: sku.key,
      quantity: isSingle || random.chance(0.72) ? 1 : random.between(2, 3),
    })),
    leadTimeMinutes: Math.max(...[...chosen.keys()].map((product) => product.leadTimeMinutes)),
    note: random.chance(occasion === 'birthday' ? 0.6 : 0.15) ? random.pick(notes[occasion]) : '',
  };
}
