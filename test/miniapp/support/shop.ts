import type {
  CartLineResponse,
  CartResponse,
  MenuProduct,
  MenuResponse,
  OrderSummary,
  ProductResponse,
  SkuResponse,
  StoreResponse,
} from '@tianpu/shared/api';

/** Friday 2026-09-18, 14:06 on the shop's wall. */
export const NOW = new Date('2026-09-18T06:06:00.000Z');

const everyDay = (fromMinute: number, toMinute: number) =>
  Array.from({ length: 7 }, () => [{ fromMinute, toMinute }]);

/** 武林店, open 08:30–21:30 every day, delivering from ¥30, free from ¥199. */
export function aStore(over: Partial<StoreResponse> = {}): StoreResponse {
  return {
    id: 'store-wulin',
    name: '武林店',
    address: '延安路 468 号',
    phone: '0571-85061208',
    latitude: 30.27184,
    longitude: 120.16392,
    hours: { weekly: everyDay(510, 1290), exceptions: [] },
    notice: null,
    delivery: {
      radiusMeters: 6000,
      bands: [{ uptoMeters: 6000, feeFen: 600 }],
      freeFromFen: 19900,
      minimumGoodsFen: 3000,
    },
    ...over,
  };
}

export function aSku(over: Partial<SkuResponse> = {}): SkuResponse {
  return {
    id: 'sku-6in-fresh',
    options: ['6 寸', '草莓鲜果'],
    listPriceFen: 19800,
    servesText: '2–4 人',
    weightText: '约 650 克',
    onSale: true,
    remainingToday: null,
    ...over,
  };
}

/** 草莓云朵: two sizes × two fillings, 10-hour days away from nothing: four hours of kitchen. */
export function aCake(over: Partial<MenuProduct> = {}): MenuProduct {
  return {
    id: 'product-cake',
    key: 'strawberry-cloud',
    categoryId: 'category-cakes',
    name: '草莓云朵奶油蛋糕',
    subtitle: '轻甜动物奶油，当日草莓',
    tags: ['招牌', '可写字'],
    imageUrl: '/media/800/strawberry-cloud.webp',
    thumbnailUrl: '/media/320/strawberry-cloud.webp',
    leadTimeMinutes: 240,
    attributes: [
      { name: '尺寸', options: ['6 寸', '8 寸'] },
      { name: '夹心', options: ['草莓鲜果', '开心果脆'] },
    ],
    skus: [
      aSku(),
      aSku({ id: 'sku-6in-pistachio', options: ['6 寸', '开心果脆'], listPriceFen: 20600 }),
      aSku({ id: 'sku-8in-fresh', options: ['8 寸', '草莓鲜果'], listPriceFen: 26800, servesText: '6–8 人' }),
    ],
    ...over,
  };
}

/** A croissant: one variant, ready from the display, counted. */
export function aCroissant(over: Partial<MenuProduct> = {}): MenuProduct {
  return aCake({
    id: 'product-croissant',
    key: 'butter-croissant',
    categoryId: 'category-bread',
    name: '发酵黄油可颂',
    subtitle: '三折三次，二十七层',
    tags: ['现烤'],
    leadTimeMinutes: 15,
    attributes: [],
    skus: [
      aSku({ id: 'sku-croissant', options: [], listPriceFen: 1600, servesText: null, remainingToday: 24 }),
    ],
    ...over,
  });
}

export function aMenu(products: MenuProduct[] = [aCake(), aCroissant()]): MenuResponse {
  return {
    storeId: 'store-wulin',
    version: '1',
    categories: [
      { id: 'category-cakes', name: '生日蛋糕', hint: '现做 4 小时，可写字' },
      { id: 'category-bread', name: '面包可颂', hint: '每天 7:30 出炉' },
      { id: 'category-drinks', name: '饮品', hint: '现做' },
    ],
    products,
  };
}

export function aProduct(over: Partial<ProductResponse> = {}): ProductResponse {
  return {
    ...aCake(),
    description: '三层鲜蛋戚风夹着整颗草莓。',
    imageUrls: ['/media/800/strawberry-cloud.webp', '/media/800/strawberry-cloud-slice.webp'],
    ingredients: '稀奶油、草莓、鸡蛋、小麦粉',
    allergens: ['dairy', 'egg', 'gluten'],
    storage: '0–4 ℃ 冷藏',
    shelfLifeHours: 24,
    heroColour: '#F7DADF',
    updatedAt: '2026-09-01T00:00:00.000Z',
    ...over,
  };
}

export function aLine(over: Partial<CartLineResponse> = {}): CartLineResponse {
  const quantity = over.quantity ?? 1;
  const unitPriceFen = over.unitPriceFen ?? 19800;
  return {
    id: 'line-1',
    skuId: 'sku-6in-fresh',
    productId: 'product-cake',
    productName: '草莓云朵奶油蛋糕',
    optionsText: '6 寸 · 草莓鲜果',
    thumbnailUrl: '/media/320/strawberry-cloud.webp',
    quantity,
    unitPriceFen,
    lineTotalFen: unitPriceFen * quantity,
    previousUnitPriceFen: null,
    unavailable: null,
    addedAt: '2026-09-18T05:00:00.000Z',
    ...over,
  };
}

export function aCart(lines: CartLineResponse[] = [aLine()], version = 1): CartResponse {
  return {
    version,
    storeId: 'store-wulin',
    lines,
    itemCount: lines.reduce((count, line) => count + line.quantity, 0),
    goodsTotalFen: lines.reduce((total, line) => total + line.lineTotalFen, 0),
  };
}

export function anOrder(over: Partial<OrderSummary> = {}): OrderSummary {
  return {
    id: 'order-1',
    orderNumber: 'TP2609181406372',
    status: 'paid',
    storeName: '武林店',
    mode: 'pickup',
    slotStartsAt: '2026-09-18T10:30:00.000Z',
    placedAt: '2026-09-18T06:00:00.000Z',
    payBefore: null,
    payableFen: 19800,
    itemCount: 1,
    lines: [
      { productName: '草莓云朵奶油蛋糕', thumbnailUrl: '/media/320/strawberry-cloud.webp', quantity: 1 },
    ],
    ...over,
  };
}
