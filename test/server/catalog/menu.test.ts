import type { MenuResponse, ProductResponse } from '@tianpu/shared/api';
import { CatalogReader } from '../../../server/src/catalog';
import { Fulfilment } from '../../../server/src/fulfilment';
import { Ids, rows, UnitOfWork } from '../../../server/src/platform';
import { changePrice, idOf, openStore, sell, setOnSale } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const NOBODY = '01JD2Q7XK3W5V4M8N0T6R9ZB1C';

describe('the menu', () => {
  let app: TestApp;
  let storeId: string;
  let skus: Map<string, string>;
  beforeAll(async () => {
    app = await startTestApp();
    storeId = await openStore(app);
    skus = await sell(app, {
      key: 'croissant',
      name: '可颂',
      skus: [
        { key: 'plain', options: ['原味'], listPriceFen: 1_600, dailyCapacity: 10 },
        { key: 'almond', options: ['杏仁'], listPriceFen: 1_900 },
      ],
    });
  });
  afterAll(() => app.close());

  const menu = (headers: Record<string, string> = {}) =>
    app.http.get<MenuResponse>(`/catalog/menu?storeId=${storeId}`, { headers });
  const product = (id: string, at = storeId) =>
    app.http.get<ProductResponse>(`/catalog/products/${id}?storeId=${at}`);
  const croissant = async () => (await menu()).body.products[0];
  const afterASecond = () => new Promise((resolve) => setTimeout(resolve, 1_050));

  it('shows categories, products and SKUs with price and what is left today', async () => {
    const { status, body } = await menu();
    expect(status).toBe(200);
    expect(body.categories).toEqual([
      { id: body.products[0]?.categoryId, name: '生日蛋糕', hint: '现做 4 小时' },
    ]);
    expect(body.products).toEqual([
      {
        id: body.products[0]?.id,
        key: 'croissant',
        categoryId: body.categories[0]?.id,
        name: '可颂',
        subtitle: '当季草莓',
        tags: ['招牌'],
        imageUrl: '/media/800/strawberry-cloud.webp',
        thumbnailUrl: '/media/320/strawberry-cloud.webp',
        leadTimeMinutes: 240,
        attributes: [{ name: '尺寸', options: ['6 寸'] }],
        skus: [
          {
            id: idOf(skus, 'plain'),
            options: ['原味'],
            listPriceFen: 1_600,
            servesText: '2–4 人',
            weightText: '约 650 克',
            onSale: true,
            remainingToday: 10,
          },
          expect.objectContaining({ id: idOf(skus, 'almond'), listPriceFen: 1_900, remainingToday: null }),
        ],
      },
    ]);
  });

  it('is not sent again to an app that has it', async () => {
    const first = await menu();
    const again = await menu({ 'if-none-match': first.headers.get('etag') ?? '' });
    expect([first.headers.get('etag'), again.status, again.body]).toEqual([
      `"${first.body.version}"`,
      304,
      '',
    ]);
  });

  it('shows a new price within a second, under a new version, and the shop can look the change up', async () => {
    const before = await menu();
    await changePrice(app, idOf(skus, 'almond'), 2_100);
    await afterASecond();
    const after = await menu({ 'if-none-match': before.headers.get('etag') ?? '' });

    expect(after.body.products[0]?.skus[1]?.listPriceFen).toBe(2_100);
    expect(after.body.version).not.toBe(before.body.version);
    expect(
      await rows(app.db, 'SELECT from_fen, to_fen FROM sku_price_changes WHERE sku_id = ? ORDER BY id', [
        idOf(skus, 'almond'),
      ]),
    ).toEqual([
      { from_fen: null, to_fen: 1_900 },
      { from_fen: 1_900, to_fen: 2_100 },
    ]);
  });

  it('counts what others have ordered for today off, and not what they ordered for tomorrow', async () => {
    const skuId = idOf(skus, 'plain');
    await reserve(app, storeId, { skuId, on: '2026-01-05', quantity: 3, capacity: 10 });
    await reserve(app, storeId, { skuId, on: '2026-01-06', quantity: 4, capacity: 10 });
    await afterASecond();
    expect((await croissant())?.skus[0]?.remainingToday).toBe(7);
  });

  it('marks a SKU that is off sale, on the product page too', async () => {
    await setOnSale(app, idOf(skus, 'almond'), false);
    await afterASecond();
    const shown = await croissant();
    const { body } = await product(shown?.id ?? '');
    expect([shown?.skus[1]?.onSale, body.skus[1]?.onSale]).toEqual([false, false]);
    await setOnSale(app, idOf(skus, 'almond'), true);
  });

  it('leads to product pages with ingredients and allergens', async () => {
    const { body, status } = await product((await croissant())?.id ?? '');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      description: '一层草莓，一层奶油。',
      ingredients: '小麦粉、鸡蛋、奶油、草莓',
      allergens: ['dairy', 'egg', 'gluten'],
      storage: '冷藏',
      shelfLifeHours: 48,
      imageUrls: ['/media/800/strawberry-cloud.webp'],
      heroColour: '#F4D79B',
    });
  });

  it('knows nothing of stores and products that are not there', async () => {
    const id = (await croissant())?.id ?? '';
    expect(await app.http.get(`/catalog/menu?storeId=${NOBODY}`)).toMatchObject({
      status: 404,
      body: { code: 'store.not_found' },
    });
    expect(await product(id, NOBODY)).toMatchObject({ status: 404, body: { code: 'store.not_found' } });
    expect(await product(NOBODY)).toMatchObject({ status: 404, body: { code: 'product.not_found' } });
  });

  it('V6, V7: refuses what is no store id', async () => {
    for (const query of [
      '',
      "?storeId=' OR 1=1--",
      '?storeId=1',
      `?storeId=${storeId}&storeId=${storeId}`,
      `?storeId=${storeId}&sort=price`,
      `?storeId[]=${storeId}`,
    ]) {
      expect((await app.http.get(`/catalog/menu${query}`)).status).toBe(400);
    }
  });

  it('keeps what orders name: a SKU left out of a new version of its product goes off sale, its row stays', async () => {
    await sell(app, { key: 'croissant', name: '可颂', skus: [{ key: 'almond', options: ['杏仁'] }] });
    const plain = (await app.get(CatalogReader).skus(app.db, [idOf(skus, 'plain')])).get(idOf(skus, 'plain'));
    expect(plain).toMatchObject({ onSale: false, optionsText: '原味', productName: '可颂' });
  });
});

function reserve(
  app: TestApp,
  storeId: string,
  claim: { skuId: string; on: string; quantity: number; capacity: number },
) {
  const slotStartsAt = new Date(`${claim.on}T07:00:00.000Z`);
  return app.get(UnitOfWork).run((tx) =>
    app.get(Fulfilment).reserve(tx, {
      orderId: app.get(Ids).next(),
      storeId,
      mode: 'pickup',
      slotStartsAt,
      slotEndsAt: new Date(slotStartsAt.getTime() + 30 * 60_000),
      slotCapacity: 8,
      stock: [claim],
    }),
  );
}
