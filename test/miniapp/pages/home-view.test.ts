import { storeOptions } from '@/features/store-choice/store-option';
import { homeView } from '@/pages/home/home.view';
import { SEASONS, seasonOn } from '@/pages/home/season';
import { aCake, aCart, aCroissant, aLine, aMenu, anOrder, aStore, NOW } from '../support/shop';

const at = (iso: string) => new Date(iso);
const store = (now = NOW) => storeOptions([aStore()], null, now)[0];
const base = { store: store(), menu: aMenu(), cart: aCart([]), order: null, now: NOW };

describe('the shop window', () => {
  test.each([
    ['2026-09-18', '中秋 · 桂花季'],
    ['2026-12-31', '新年 · 团圆季'],
    ['2027-01-02', '新年 · 团圆季'],
    ['2027-02-20', '新年 · 团圆季'],
    ['2027-02-21', '春天 · 草莓季'],
    ['2026-07-01', '甜铺 · 现做蛋糕'],
    ['2026-11-22', '甜铺 · 现做蛋糕'],
  ])('on %s shows %s', (on, eyebrow) => {
    expect(seasonOn(on).eyebrow).toBe(eyebrow);
  });

  test('there is a season for every day of a year', () => {
    const days = Array.from({ length: 366 }, (_, day) =>
      new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice(0, 10),
    );
    expect(days.every((day) => SEASONS.includes(seasonOn(day)))).toBe(true);
  });

  test('shows the price of the season’s product only when this store sells it', () => {
    const spring = at('2027-03-01T04:00:00.000Z');
    expect(homeView({ ...base, now: spring }).hero).toEqual({
      productId: 'product-cake',
      fromFen: 19800,
      isFrom: true,
    });
    expect(homeView({ ...base, now: spring, menu: aMenu([aCroissant()]) }).hero).toBeNull();
  });
});

describe('the store line', () => {
  test.each([
    ['open', '2026-09-18T06:06:00.000Z', '营业中', '今天营业至 21:30'],
    ['closing within half an hour', '2026-09-18T13:10:00.000Z', '快打烊了', '今天营业至 21:30'],
    ['shut for the night', '2026-09-18T14:18:00.000Z', '休息中', '明天 08:30 开门'],
  ])('of a store that is %s', (_, iso, badge, line) => {
    const now = at(iso);
    expect(homeView({ ...base, store: store(now), now }).store).toMatchObject({ badge, line });
  });

  test('names the distance when her position is known', () => {
    const [near] = storeOptions([aStore()], { latitude: 30.27957, longitude: 120.16392 }, NOW);
    expect(homeView({ ...base, store: near }).store?.line).toBe('距您 860 m · 今天营业至 21:30');
  });
});

describe('the two entries', () => {
  test('lead to the first category of what is ready now and of what is made to order, with their quickest time', () => {
    expect(homeView(base).entries).toMatchObject([
      { kind: 'now', categoryId: 'category-bread', tag: '最快 15 分钟' },
      { kind: 'cake', categoryId: 'category-cakes', tag: '提前 4 小时' },
    ]);
  });

  test('stand there without a target while the menu is loading', () => {
    expect(homeView({ ...base, menu: undefined }).entries.map((entry) => entry.categoryId)).toEqual([
      null,
      null,
    ]);
  });
});

describe('what waits for her', () => {
  test('a paid order says where and from when, and leads to the code', () => {
    expect(homeView({ ...base, order: anOrder() }).order).toMatchObject({
      headline: '订单已收到',
      text: '今天 周五 18:30 起 · 武林店',
      action: '看取货码',
    });
  });

  test('an unpaid one says until when', () => {
    const unpaid = anOrder({ status: 'pending_payment', payBefore: '2026-09-18T06:15:00.000Z' });
    expect(homeView({ ...base, order: unpaid }).order).toMatchObject({
      text: '14:15 前付款，时段给您留着',
      action: '去付款',
    });
  });

  test('a filled cart is offered again, but not beside an order', () => {
    const cart = aCart([aLine({ quantity: 3 })]);
    expect(homeView({ ...base, cart }).resume?.text).toBe('购物车里还有 3 件');
    expect(homeView({ ...base, cart, order: anOrder() }).resume).toBeNull();
    expect(homeView(base).resume).toBeNull();
  });
});

test('本周新品 holds what is new and can be bought', () => {
  const fresh = aCake({ id: 'new-1', tags: ['新品'] });
  const soldOut = aCroissant({ id: 'new-2', tags: ['新品'] });
  const gone = { ...soldOut, skus: soldOut.skus.map((sku) => ({ ...sku, remainingToday: 0 })) };
  const view = homeView({ ...base, menu: aMenu([fresh, gone, aCake()]) });
  expect(view.newCards.map(({ card }) => card.id)).toEqual(['new-1']);
});
