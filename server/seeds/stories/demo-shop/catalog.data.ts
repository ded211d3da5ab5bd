import { birthdayCakes } from './catalog/birthday-cakes.data';
import { bread } from './catalog/bread.data';
import { cookies } from './catalog/cookies.data';
import { drinks } from './catalog/drinks.data';
import { festivalBoxes } from './catalog/festival-boxes.data';
import { mousseCakes } from './catalog/mousse.data';
import { slices } from './catalog/slices.data';
import type { CatalogSeed, CategorySeed, ProductSeed, ShelfProduct } from './types';

const shelves: readonly { category: Omit<CategorySeed, 'sortOrder'>; products: readonly ShelfProduct[] }[] = [
  {
    category: { key: 'birthday-cakes', name: '生日蛋糕', hint: '现做 4 小时，可写字' },
    products: birthdayCakes,
  },
  { category: { key: 'mousse', name: '慕斯', hint: '提前一天，低温定型一夜' }, products: mousseCakes },
  { category: { key: 'slices', name: '切块甜点', hint: '现点现取，每日限量' }, products: slices },
  { category: { key: 'bread', name: '面包可颂', hint: '每天 7:30 与 14:00 出炉' }, products: bread },
  { category: { key: 'cookies', name: '曲奇饼干', hint: '伴手礼，放得住' }, products: cookies },
  { category: { key: 'festival-boxes', name: '节日礼盒', hint: '提前两天预订' }, products: festivalBoxes },
  { category: { key: 'drinks', name: '饮品', hint: '现做，15 分钟可取' }, products: drinks },
];

const products: readonly ProductSeed[] = shelves.flatMap(({ category, products: drafts }) =>
  drafts.map((draft, index) => ({ ...draft, categoryKey: category.key, sortOrder: (index + 1) * 10 })),
);

/** The demo shop's whole menu, in the order in which it is shown. */
export const demoCatalog: CatalogSeed = {
  brand: { key: 'tianpu', name: '甜铺', slogan: '今天也要分一口甜' },
  categories: shelves.map(({ category }, index) => ({ ...category, sortOrder: (index + 1) * 10 })),
  products,
};
