import type { CartResponse } from '@tianpu/shared/api';
import { Carts } from '../../../server/src/carts';
import { Ids, rows, UnitOfWork } from '../../../server/src/platform';
import { type SignedInCustomer, signIn } from '../../support/identity-world';
import { changePrice, idOf, openStore, sell, setOnSale } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const NOBODY = '01JD2Q7XK3W5V4M8N0T6R9ZB1C';

describe('the cart', () => {
  let app: TestApp;
  let storeId: string;
  let skus: Map<string, string>;
  let anna: SignedInCustomer;
  let people = 0;
  beforeAll(async () => {
    app = await startTestApp();
    storeId = await openStore(app);
    const many = Array.from({ length: 52 }, (_, index) => ({ key: `many-${index}`, listPriceFen: 100 }));
    skus = new Map([
      ...(await sell(app, {
        key: 'cake',
        name: '草莓蛋糕',
        skus: [{ key: 'cake-6' }, { key: 'cake-8', options: ['8 寸'], listPriceFen: 29_800 }],
      })),
      ...(await sell(app, {
        key: 'croissant',
        name: '可颂',
        skus: [{ key: 'plain', listPriceFen: 1_600, dailyCapacity: 10 }],
      })),
      ...(await sell(app, { key: 'many', skus: many })),
    ]);
  });
  beforeEach(async () => {
    people += 1;
    anna = await signIn(app, `phone-${people}`, `person-${people}`);
  });
  afterAll(() => app.close());

  const cart = ({ token } = anna) => app.http.get<CartResponse>(`/cart?storeId=${storeId}`, { token });
  const add = (key: string, quantity = 1, { token } = anna) =>
    app.http.post<CartResponse>('/cart/lines', { storeId, skuId: idOf(skus, key), quantity }, { token });
  const setQuantity = (lineId: string, quantity: unknown, { token } = anna) =>
    app.http.patch<CartResponse>(`/cart/lines/${lineId}?storeId=${storeId}`, { quantity }, { token });
  const remove = (lineId: string, { token } = anna) =>
    app.http.delete<CartResponse>(`/cart/lines/${lineId}?storeId=${storeId}`, { token });
  const lineOf = async (key: string) =>
    (await cart()).body.lines.find((line) => line.skuId === idOf(skus, key));

  it('is empty for somebody new', async () => {
    expect(await cart()).toMatchObject({
      status: 200,
      body: { version: 0, storeId, lines: [], itemCount: 0, goodsTotalFen: 0 },
    });
  });

  it('shows what was put in, with price, options and total', async () => {
    const { status, body } = await add('cake-6', 2);
    expect(status).toBe(201);
    expect(body).toEqual({
      version: 1,
      storeId,
      lines: [
        {
          id: body.lines[0]?.id,
          skuId: idOf(skus, 'cake-6'),
          productId: body.lines[0]?.productId,
          productName: '草莓蛋糕',
          optionsText: '6 寸',
          thumbnailUrl: '/media/320/strawberry-cloud.webp',
          quantity: 2,
          unitPriceFen: 19_800,
          lineTotalFen: 39_600,
          previousUnitPriceFen: null,
          unavailable: null,
          addedAt: app.clock.now().toISOString(),
        },
      ],
      itemCount: 2,
      goodsTotalFen: 39_600,
    });
  });

  it('adds to the line when the same SKU comes again', async () => {
    await add('cake-6', 2);
    await add('cake-8');
    const { body } = await add('cake-6', 3);
    expect(body.lines.map(({ optionsText, quantity }) => [optionsText, quantity])).toEqual([
      ['6 寸', 5],
      ['8 寸', 1],
    ]);
    expect([body.version, body.itemCount, body.goodsTotalFen]).toEqual([3, 6, 5 * 19_800 + 29_800]);
  });

  it('is the same on her second phone', async () => {
    await add('cake-6');
    const secondPhone = await signIn(app, `other-phone-${people}`, `person-${people}`);
    await add('cake-6', 1, secondPhone);
    expect((await cart()).body).toEqual((await cart(secondPhone)).body);
    expect((await cart()).body.itemCount).toBe(2);
  });

  it('counts right when 20 additions arrive at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => add(index % 2 ? 'cake-6' : 'cake-8', 2)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const { body } = await cart();
    expect(body.lines.map(({ quantity }) => quantity)).toEqual([20, 20]);
    expect(body.version).toBe(20);
  });

  it('tells that a price has changed since, until more of it is put in', async () => {
    await add('cake-8', 2);
    await changePrice(app, idOf(skus, 'cake-8'), 31_800);
    const changed = (await cart()).body;
    const seen = (await add('cake-8')).body;
    await changePrice(app, idOf(skus, 'cake-8'), 29_800);

    expect(changed.lines[0]).toMatchObject({
      unitPriceFen: 31_800,
      previousUnitPriceFen: 29_800,
      lineTotalFen: 63_600,
    });
    expect(changed.goodsTotalFen).toBe(63_600);
    expect(seen.lines[0]).toMatchObject({ unitPriceFen: 31_800, previousUnitPriceFen: null, quantity: 3 });
  });

  it('says which lines cannot be had, and leaves them out of the total', async () => {
    await add('cake-6');
    await add('cake-8');
    await add('plain', 11);
    await setOnSale(app, idOf(skus, 'cake-8'), false);
    const { body } = await cart();
    const refused = await add('cake-8');
    await setOnSale(app, idOf(skus, 'cake-8'), true);

    expect(body.lines.map(({ unavailable }) => unavailable)).toEqual([null, 'sku.off_sale', 'sku.sold_out']);
    expect(body.goodsTotalFen).toBe(19_800);
    expect(refused).toMatchObject({ status: 409, body: { code: 'sku.off_sale' } });
  });

  it('holds 50 pieces of one SKU and 50 lines, and not one more', async () => {
    expect((await add('cake-6', 50)).status).toBe(201);
    expect(await add('cake-6')).toMatchObject({
      status: 409,
      body: { code: 'cart.full', params: { maxQuantity: 50 } },
    });
    for (let index = 0; index < 49; index += 1) expect((await add(`many-${index}`)).status).toBe(201);
    expect(await add('many-50')).toMatchObject({
      status: 409,
      body: { code: 'cart.full', params: { maxLines: 50 } },
    });
    expect((await add('many-0')).status).toBe(201);
  });

  it('lets her change a quantity and take a line out, and keeps the row of what was taken out', async () => {
    await add('cake-6', 2);
    const line = await lineOf('cake-6');
    const fewer = await setQuantity(line?.id ?? '', 1);
    const none = await remove(line?.id ?? '');
    const back = await add('cake-6', 4);

    expect(fewer.body.lines[0]?.quantity).toBe(1);
    expect(none).toMatchObject({ status: 200, body: { version: 3, lines: [] } });
    expect(back.body.lines.map(({ quantity }) => quantity)).toEqual([4]);
    const kept = await rows(
      app.db,
      'SELECT quantity, removed_at IS NOT NULL removed FROM cart_lines WHERE customer_id = ? ORDER BY id',
      [anna.id],
    );
    expect(kept).toEqual([
      { quantity: 1, removed: 1 },
      { quantity: 4, removed: 0 },
    ]);
    expect((await remove(line?.id ?? '')).body).toMatchObject({ code: 'cart.line_not_found' });
  });

  it('A2: lets nobody see, change or take out lines of somebody else', async () => {
    await add('cake-6', 2);
    const line = await lineOf('cake-6');
    const bob = await signIn(app, `stranger-${people}`);
    for (const answer of [await setQuantity(line?.id ?? '', 9, bob), await remove(line?.id ?? '', bob)]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'cart.line_not_found' } });
    }
    expect((await cart(bob)).body).toMatchObject({ version: 0, lines: [] });
    expect((await lineOf('cake-6'))?.quantity).toBe(2);
  });

  it('knows no SKU and no store that is not there', async () => {
    const { token } = anna;
    const wrong = (body: object) =>
      app.http.post('/cart/lines', { storeId, skuId: idOf(skus, 'cake-6'), quantity: 1, ...body }, { token });
    expect(await wrong({ skuId: NOBODY })).toMatchObject({ status: 404, body: { code: 'sku.not_found' } });
    expect(await wrong({ storeId: NOBODY })).toMatchObject({
      status: 404,
      body: { code: 'store.not_found' },
    });
    expect(await app.http.get(`/cart?storeId=${NOBODY}`, { token })).toMatchObject({ status: 404 });
  });

  it('C14: becomes one order, however often it is checked out at that version', async () => {
    const { version } = (await add('cake-6', 2)).body;
    const checkOut = () =>
      app.get(UnitOfWork).run((tx) => app.get(Carts).checkOut(tx, anna.id, version, app.get(Ids).next()));
    const results = await Promise.allSettled(Array.from({ length: 10 }, checkOut));

    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(Array(9).fill('cart.changed'));
    expect((await cart()).body).toMatchObject({ version: version + 1, lines: [], itemCount: 0 });
    expect(
      await rows(app.db, 'SELECT quantity FROM cart_lines WHERE customer_id = ? AND ordered_at IS NOT NULL', [
        anna.id,
      ]),
    ).toEqual([{ quantity: 2 }]);
  });

  it('C14: is refused at checkout when a second phone changed it meanwhile', async () => {
    const { version } = (await add('cake-6')).body;
    await add('cake-8');
    const late = app
      .get(UnitOfWork)
      .run((tx) => app.get(Carts).checkOut(tx, anna.id, version, app.get(Ids).next()));
    await expect(late).rejects.toMatchObject({ code: 'cart.changed' });
    expect((await cart()).body.itemCount).toBe(2);
  });

  it('tells the rest of the shop what was put in, when, and after which scan', async () => {
    await add('cake-6', 2);
    const [event] = await rows<{ payload: unknown }>(
      app.db,
      `SELECT payload FROM events WHERE name = 'cart.line_added' AND aggregate_id = ?`,
      [anna.id],
    );
    expect(event?.payload).toEqual({
      customerId: anna.id,
      skuId: idOf(skus, 'cake-6'),
      quantity: 2,
      at: app.clock.now().toISOString(),
      visitId: null,
    });
  });
});
