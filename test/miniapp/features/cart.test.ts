import fc from 'fast-check';
import { cartView } from '@/features/cart/cart.view';
import { applyIntent, type CartIntent, enqueue } from '@/features/cart/cart-intent';
import { storeOptions } from '@/features/store-choice/store-option';
import { aCart, aLine, aMenu, aStore, NOW } from '../support/shop';

const croissant = {
  skuId: 'sku-croissant',
  productId: 'product-croissant',
  productName: '发酵黄油可颂',
  optionsText: '',
  thumbnailUrl: '/media/320/butter-croissant.webp',
  unitPriceFen: 1600,
};

describe('the cart shows what she did before the server answers', () => {
  test('a new product is a new line', () => {
    const cart = applyIntent(aCart(), { kind: 'add', line: croissant, quantity: 2 });
    expect(cart.lines.map(({ skuId, quantity, lineTotalFen }) => [skuId, quantity, lineTotalFen])).toEqual([
      ['sku-6in-fresh', 1, 19800],
      ['sku-croissant', 2, 3200],
    ]);
    expect([cart.itemCount, cart.goodsTotalFen]).toEqual([3, 23000]);
  });

  test('the same product again makes its line larger', () => {
    const line = aLine();
    expect(applyIntent(aCart([line]), { kind: 'add', line, quantity: 2 }).lines).toMatchObject([
      { quantity: 3, lineTotalFen: 59400 },
    ]);
  });

  test.each([
    [3, [[3, 59400]]],
    [0, []],
    [-1, []],
    [99, [[50, 990000]]],
  ])('setting the quantity to %i gives %j', (quantity, lines) => {
    const cart = applyIntent(aCart(), { kind: 'set', skuId: 'sku-6in-fresh', quantity });
    expect(cart.lines.map((line) => [line.quantity, line.lineTotalFen])).toEqual(lines);
  });

  test('a line that is gone already is left alone', () => {
    expect(applyIntent(aCart(), { kind: 'set', skuId: 'sku-none', quantity: 2 })).toEqual(aCart());
  });

  test('whatever she does, the totals are those of the lines', () => {
    const intents = fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant('add' as const),
          line: fc.constant(croissant),
          quantity: fc.integer({ min: 1, max: 60 }),
        }),
        fc.record({
          kind: fc.constant('set' as const),
          skuId: fc.constantFrom('sku-croissant', 'sku-6in-fresh'),
          quantity: fc.integer({ min: 0, max: 60 }),
        }),
      ),
    );
    fc.assert(
      fc.property(intents, (list) => {
        const cart = list.reduce(applyIntent, aCart());
        expect(cart.goodsTotalFen).toBe(
          cart.lines.reduce((sum, line) => sum + line.unitPriceFen * line.quantity, 0),
        );
        expect(cart.lines.every((line) => line.quantity >= 1 && line.quantity <= 50)).toBe(true);
      }),
    );
  });
});

describe('the queue of what is still to be sent', () => {
  const set = (quantity: number, skuId = 'a'): CartIntent => ({ kind: 'set', skuId, quantity });

  test('ten taps on one stepper wait as one', () => {
    const waiting = [2, 3, 4, 5]
      .map((quantity) => set(quantity))
      .reduce((list, next) => enqueue(list, 0, next), [] as CartIntent[]);
    expect(waiting).toEqual([set(5)]);
  });

  test('what is on its way stays', () => {
    expect(enqueue([set(2)], 1, set(3))).toEqual([set(2), set(3)]);
    expect(enqueue([set(2), set(3)], 1, set(4))).toEqual([set(2), set(4)]);
  });

  test('another product or adding is not merged', () => {
    const add: CartIntent = { kind: 'add', line: croissant, quantity: 1 };
    expect(enqueue([set(2)], 0, set(2, 'b'))).toHaveLength(2);
    expect(enqueue([add], 0, add)).toHaveLength(2);
  });
});

describe('the cart bar and sheet', () => {
  const [store] = storeOptions([aStore()], null, NOW);
  const base = { store, menu: aMenu(), now: NOW };

  test('say what is in it, where it goes and when it can be had', () => {
    expect(cartView({ ...base, cart: aCart(), mode: 'pickup' })).toMatchObject({
      headText: '1 件 · 武林店自提',
      hint: { text: '最早今天 18:06 可取', tone: 'matcha' },
      canCheckOut: true,
    });
  });

  test.each([
    [2000, '再买 ¥10 起送'],
    [10000, '再买 ¥99 免配送费'],
    [19900, '最早今天 18:06 做好'],
  ])('a delivery of %i fen says %s', (unitPriceFen, text) => {
    const cart = aCart([aLine({ unitPriceFen })]);
    expect(cartView({ ...base, cart, mode: 'delivery' }).hint?.text).toBe(text);
  });

  test('a store that does not deliver says so', () => {
    const [stay] = storeOptions([aStore({ delivery: null })], null, NOW);
    expect(cartView({ ...base, store: stay, cart: aCart(), mode: 'delivery' }).hint?.text).toBe(
      '武林店不外送，可以改成自提',
    );
  });

  test('a line that cannot be had stops the checkout and can be taken out', () => {
    const gone = aLine({ skuId: 'gone', unavailable: 'sku.sold_out' });
    const view = cartView({ ...base, cart: aCart([aLine(), gone]), mode: 'pickup' });
    expect(view.canCheckOut).toBe(false);
    expect(view.unavailable).toEqual([gone]);
    expect(view.lines.map((line) => line.unavailableText)).toEqual([null, '这家店今天卖完了']);
  });

  test.each([
    [1600, '比加入时贵了 ¥2'],
    [2000, '比加入时便宜了 ¥2'],
    [1800, null],
    [null, null],
  ])('a line put in at %p fen that costs 1800 now says %p', (previousUnitPriceFen, text) => {
    const cart = aCart([aLine({ unitPriceFen: 1800, previousUnitPriceFen })]);
    expect(cartView({ ...base, cart, mode: 'pickup' }).lines[0]?.priceChangeText).toBe(text);
  });

  test('an empty cart cannot be checked out and gives no hint', () => {
    expect(cartView({ ...base, cart: undefined, mode: 'pickup' })).toMatchObject({
      itemCount: 0,
      hint: null,
      canCheckOut: false,
    });
  });
});
