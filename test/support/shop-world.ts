import type { Id, StoreHours } from '@tianpu/shared/api';
import { CatalogReader, CatalogStore, type ProductDraft, type SkuDraft } from '../../server/src/catalog';
import { UnitOfWork } from '../../server/src/platform';
import { StoresStore } from '../../server/src/stores';
import type { TestApp } from './test-app';

const ALL_DAY: StoreHours = {
  weekly: Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: 1440 }]),
  exceptions: [],
};

/** Opens a store; always open and delivering 5 km unless the test says otherwise. Answers its id. */
export function openStore(app: TestApp, key = 'wulin', hours: StoreHours = ALL_DAY): Promise<Id> {
  return app.get(UnitOfWork).run((tx) =>
    app.get(StoresStore).save(tx, {
      key,
      name: `${key}店`,
      address: '杭州市拱墅区延安路 468 号',
      phone: '0571-85061208',
      latitude: 30.27184,
      longitude: 120.16392,
      hours,
      notice: null,
      delivery: {
        radiusMeters: 5000,
        bands: [{ uptoMeters: 5000, feeFen: 600 }],
        freeFromFen: 19900,
        minimumGoodsFen: 3000,
      },
      slotRule: { capacity: { pickup: 8, delivery: 4 } },
      sortOrder: 10,
    }),
  );
}

type SkuWish = Partial<SkuDraft> & { key: string };
type ProductWish = Partial<Omit<ProductDraft, 'skus'>> & { key: string; skus: readonly SkuWish[] };

/** Puts a product on the menu; only its key and its SKUs' keys must be named. Answers sku key -> id. */
export async function sell(app: TestApp, wish: ProductWish): Promise<Map<string, Id>> {
  const catalog = app.get(CatalogStore);
  return app.get(UnitOfWork).run(async (tx) => {
    await catalog.saveCategory(tx, { key: 'cakes', name: '生日蛋糕', hint: '现做 4 小时', sortOrder: 10 });
    return catalog.saveProduct(
      tx,
      {
        categoryKey: 'cakes',
        name: '草莓云朵蛋糕',
        subtitle: '当季草莓',
        description: '一层草莓，一层奶油。',
        ingredients: '小麦粉、鸡蛋、奶油、草莓',
        allergens: ['dairy', 'egg', 'gluten'],
        storage: '冷藏',
        shelfLifeHours: 48,
        leadTimeMinutes: 240,
        tags: ['招牌'],
        attributes: [{ name: '尺寸', options: ['6 寸'] }],
        imageKeys: ['strawberry-cloud'],
        heroColour: '#F4D79B',
        sortOrder: 10,
        ...wish,
        skus: wish.skus.map((sku) => ({
          options: ['6 寸'],
          listPriceFen: 19_800,
          servesText: '2–4 人',
          weightText: '约 650 克',
          dailyCapacity: null,
          onSale: true,
          ...sku,
        })),
      },
      'test',
    );
  });
}

/** The id of one SKU made by `sell`. */
export function idOf(ids: ReadonlyMap<string, Id>, key: string): Id {
  const id = ids.get(key);
  if (!id) throw new Error(`no SKU ${key}`);
  return id;
}

/** One store and one cake of 198.00 yuan made to order: enough for most stories. */
export async function smallShop(app: TestApp): Promise<{ storeId: Id; cakeSkuId: Id; productId: Id }> {
  const storeId = await openStore(app);
  const cakeSkuId = idOf(await sell(app, { key: 'cake', skus: [{ key: 'cake-6' }] }), 'cake-6');
  const cake = (await app.get(CatalogReader).skus(app.db, [cakeSkuId])).get(cakeSkuId);
  if (!cake) throw new Error('the cake was not saved');
  return { storeId, cakeSkuId, productId: cake.productId };
}

export function changePrice(app: TestApp, skuId: Id, toFen: number): Promise<void> {
  return app.get(UnitOfWork).run((tx) => app.get(CatalogStore).changePrice(tx, skuId, toFen, 'test'));
}

export function setOnSale(app: TestApp, skuId: Id, onSale: boolean): Promise<void> {
  return app.get(UnitOfWork).run((tx) => app.get(CatalogStore).setOnSale(tx, skuId, onSale));
}
