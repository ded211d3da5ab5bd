import { storeOptions } from '@/features/store-choice/store-option';
import { slideAt } from '@/subpackages/product/product/parts/use-slides';
import { productView } from '@/subpackages/product/product/product.view';
import { aProduct, aSku, aStore, NOW } from '../support/shop';

const store = (now = NOW) => storeOptions([aStore()], null, now)[0];

test.each([
  [0, 0],
  [180, 0],
  [200, 1],
  [780, 2],
])('pushed to %i of 390 pixels, picture %i is the one marked below', (left, index) => {
  expect(slideAt(left, 390)).toBe(index);
});

describe('a product page', () => {
  test('shows price, weight and people of the chosen variant', () => {
    const view = productView(aProduct(), ['8 寸', '草莓鲜果'], store(), NOW);
    expect(view.priceFen).toBe(26800);
    expect(view.facts[0]).toEqual({ label: '份量', text: '约 650 克 · 6–8 人' });
  });

  test('without a variant shows the lowest price and cannot be bought', () => {
    const view = productView(aProduct(), [null, null], store(), NOW);
    expect(view.priceFen).toBe(19800);
    expect(view.choice.canBuy).toBe(false);
  });

  test.each([
    ['a cake of four hours at 14:06', NOW, 240, '最早今天 18:06 可取', '下单后现做，要 4 小时'],
    ['a croissant', NOW, 15, '最早今天 14:21 可取', '下单后现做，要 15 分钟'],
    ['something from the display', NOW, 0, '最早今天 14:06 可取', '柜里现货，到店就能拿'],
    ['a box of two days', NOW, 2880, '最早9月20日 14:06 可取', '这款要提前 2 天预订'],
    [
      'a cake ordered at night',
      new Date('2026-09-18T14:18:00.000Z'),
      240,
      '最早明天 12:30 可取',
      '武林店明天 08:30 开门；下单后现做，要 4 小时',
    ],
  ])('says when %s can be had, and why', (_, now, leadTimeMinutes, title, reason) => {
    const view = productView(aProduct({ leadTimeMinutes }), ['6 寸', '草莓鲜果'], store(now), now);
    expect(view.when).toEqual({ title, reason, tone: 'matcha' });
  });

  test.each([
    [{ remainingToday: 0 }, '今天的都被订走了'],
    [{ onSale: false }, '这个规格暂时不卖'],
  ])('promises no time for a variant with %j, but says what to do', (over, title) => {
    const cake = aProduct({ skus: [aSku(over)] });
    expect(productView(cake, ['6 寸', '草莓鲜果'], store(), NOW).when).toMatchObject({
      title,
      tone: 'honey',
    });
  });

  test('names every allergen with a picture', () => {
    const view = productView(aProduct(), ['6 寸', '草莓鲜果'], store(), NOW);
    expect(view.allergens).toEqual([
      { key: 'dairy', label: expect.any(String), icon: 'milk' },
      { key: 'egg', label: expect.any(String), icon: 'egg' },
      { key: 'gluten', label: expect.any(String), icon: 'wheat' },
    ]);
  });

  test('falls back to its one picture', () => {
    expect(productView(aProduct({ imageUrls: [] }), [null, null], undefined, NOW)).toMatchObject({
      pictures: ['/media/800/strawberry-cloud.webp'],
      when: null,
    });
  });
});
