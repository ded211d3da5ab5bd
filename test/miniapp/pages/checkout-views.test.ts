import type { DeliveryAddress } from '@tianpu/shared/api';
import { ApiProblem } from '@/api/problem';
import { storeOptions } from '@/features/store-choice/store-option';
import {
  type AddressDraft,
  addressFrom,
  addressLines,
  draftOf,
  EMPTY_ADDRESS,
  readAddress,
} from '@/subpackages/checkout/checkout/address.view';
import {
  missingFor,
  noteCounter,
  priceChangeText,
  reachOf,
} from '@/subpackages/checkout/checkout/checkout.view';
import { reactionTo } from '@/subpackages/checkout/checkout/refusals.view';
import { dayText, firstFreeSlot, isStillFree, slotsView } from '@/subpackages/checkout/checkout/slots.view';
import { aQuote, someSlots } from '../support/orders';
import { aCart, aLine, aStore, NOW } from '../support/shop';

const shown = (over: Partial<Parameters<typeof slotsView>[0]> = {}) =>
  slotsView({ slots: someSlots(), chosenDay: '2026-09-18', chosenStartsAt: null, now: NOW, ...over });

describe('the slot picker', () => {
  test('strikes full slots, warns of nearly full ones, and leaves out what is too early', () => {
    expect(shown().slots).toEqual([
      { startsAt: '2026-09-18T10:30:00.000Z', time: '18:30', remark: '已满', state: 'full' },
      { startsAt: '2026-09-18T11:00:00.000Z', time: '19:00', remark: '余 2 单', state: 'few' },
      { startsAt: '2026-09-18T11:30:00.000Z', time: '19:30', remark: '余 6 单', state: 'free' },
    ]);
  });

  test('marks the chosen slot and says it in words', () => {
    const view = shown({ chosenStartsAt: '2026-09-18T11:30:00.000Z' });
    expect(view.slots[2]?.state).toBe('chosen');
    expect(view.chosenText).toBe('今天 周五 19:30–20:00');
  });

  test('says of each day whether anything can be had', () => {
    expect(shown().days).toEqual([
      { on: '2026-09-18', weekday: '今天', dayOfMonth: '18', remark: null, isChosen: true },
      { on: '2026-09-19', weekday: '周六', dayOfMonth: '19', remark: '休息', isChosen: false },
      { on: '2026-09-20', weekday: '周日', dayOfMonth: '20', remark: '已满', isChosen: false },
    ]);
  });

  test('a closed day says so and asks for another', () => {
    expect(shown({ chosenDay: '2026-09-19' })).toMatchObject({
      slots: [],
      emptyText: '明天 周六 门店休息，请换一天。',
    });
  });

  test.each([
    [someSlots(), '「草莓云朵」要提前 4 小时做，最早今天 18:06 可取。'],
    [someSlots({ earliestBecause: null }), '都是现成的，最早今天 18:06 可取。'],
    [someSlots({ mode: 'delivery' }), '「草莓云朵」要提前 4 小时做，最早今天 18:06 做好。'],
  ])('gives the reason for the earliest time', (slots, reason) => {
    expect(shown({ slots }).reasonText).toBe(reason);
  });

  test('a delivery slot shows its hour and its own rule', () => {
    const slots = someSlots({ mode: 'delivery' });
    expect(shown({ slots }).slots[1]?.time).toBe('19:00–19:30');
    expect(shown({ slots }).ruleText).toBe('每小时限 12 单');
    expect(shown().ruleText).toBe('每半小时限 12 单');
  });

  test('proposes the first slot that is free, and lets a slot go that has filled up', () => {
    expect(firstFreeSlot(someSlots())?.startsAt).toBe('2026-09-18T11:00:00.000Z');
    expect(isStillFree(someSlots(), '2026-09-18T11:00:00.000Z')).toBe(true);
    expect(isStillFree(someSlots(), '2026-09-18T10:30:00.000Z')).toBe(false);
    expect(firstFreeSlot(someSlots({ days: [] }))).toBeNull();
  });

  test('names the day in the agreement', () => {
    expect(dayText('2026-09-20T02:00:00.000Z', NOW)).toBe('9月20日');
  });
});

describe('what is missing before paying', () => {
  const ready = {
    cart: aCart(),
    mode: 'pickup' as const,
    reach: null,
    slotStartsAt: '2026-09-18T11:00:00.000Z',
    note: '',
    quote: aQuote(),
    isAgreed: true,
  };

  test.each([
    ['nothing, when all is there', {}, []],
    ['the cart that has not come', { cart: undefined }, ['lines', 'quote']],
    ['a line that cannot be bought', { cart: aCart([aLine({ unavailable: 'sku.sold_out' })]) }, ['lines']],
    ['the address of a delivery', { mode: 'delivery' as const }, ['address']],
    [
      'an address out of reach',
      { mode: 'delivery' as const, reach: { ok: false as const, text: '' } },
      ['address'],
    ],
    ['the time', { slotStartsAt: null }, ['slot']],
    ['a note that fits', { note: '长'.repeat(101) }, ['note']],
    ['the price', { quote: undefined }, ['quote']],
    ['the price of this very cart', { quote: aQuote(19800, 2) }, ['quote']],
    ['her agreement', { isAgreed: false }, ['agreement']],
    ['most important first', { isAgreed: false, slotStartsAt: null }, ['slot', 'agreement']],
  ])('%s', (_, over, missing) => {
    expect(missingFor({ ...ready, ...over })).toEqual(missing);
  });

  test('the note is counted as people count, and too much is said', () => {
    expect(noteCounter(' 生日快乐🎂 ')).toEqual({ text: '5/100', isOver: false });
    expect(noteCounter('👨‍👩‍👧'.repeat(101))).toEqual({ text: '101/100', isOver: true });
  });

  test('a changed price is said with both amounts', () => {
    expect(priceChangeText(19800, 20800)).toContain('刚才是 ¥198，现在是 ¥208，贵了 ¥10');
    expect(priceChangeText(20800, 19800)).toContain('便宜了 ¥10');
  });
});

describe('delivery', () => {
  const address: DeliveryAddress = {
    recipient: '陈女士',
    phone: '13800138000',
    address: '映月公寓',
    detail: '6 幢 1802 室',
    latitude: 30.2556,
    longitude: 120.1643,
  };
  const far = { ...address, latitude: 30.2487, longitude: 120.0469 };
  const [store] = storeOptions([aStore()], null, NOW);
  const [pickupOnly] = storeOptions([aStore({ delivery: null })], null, NOW);
  if (!store || !pickupOnly) throw new Error('two stores');

  test.each([
    [
      'within range, with the fee',
      address,
      18800,
      { ok: true, text: '武林店配送 · 1.8 km', feeText: '外送费 ¥6' },
    ],
    ['free from ¥199 on', address, 19900, { ok: true, text: '武林店配送 · 1.8 km', feeText: '免外送费' }],
    [
      'too far, with both distances',
      far,
      19900,
      { ok: false, text: '离武林店 11.5 km，这家只送 6.0 km 以内' },
    ],
    ['too little, with what is missing', address, 2500, { ok: false, text: '再买 ¥5 就能送' }],
  ])('%s', (_, to, goodsTotalFen, reach) => {
    expect(reachOf(store, to, goodsTotalFen)).toEqual(reach);
  });

  test('without an address nothing is claimed, and a store that does not deliver says so', () => {
    expect(reachOf(store, null, 19900)).toBeNull();
    expect(reachOf(pickupOnly, null, 19900)).toEqual({ ok: false, text: '武林店不外送' });
  });

  const draft: AddressDraft = draftOf(address);
  test('a filled form is an address, its phone as eleven digits', () => {
    expect(readAddress({ ...draft, phone: ' 138 0013 8000 ' })).toEqual({ ok: true, address });
  });

  test.each([
    [{ phone: '1380013' }, { phone: '手机号是 11 位数字' }],
    [{ recipient: '  ' }, { recipient: '请填收货人' }],
    [{ detail: '长'.repeat(101) }, { detail: '楼栋门牌太长了，写短一点' }],
    [{ address: 'a\u202eb' }, { address: '街道或小区里有不能用的符号，请重写' }],
    [{ position: null }, { position: '先选一下大概位置，好算能不能送到' }],
  ])('a form with %j says what is wrong with that field only', (over, problems) => {
    expect(readAddress({ ...draft, ...over })).toEqual({ ok: false, problems });
  });

  test('an empty form names every field', () => {
    const read = readAddress(EMPTY_ADDRESS);
    expect(read.ok ? [] : Object.keys(read.problems).sort()).toEqual([
      'address',
      'detail',
      'phone',
      'position',
      'recipient',
    ]);
  });

  test('the kept address comes back whole or not at all', () => {
    expect(addressFrom(JSON.parse(JSON.stringify(address)))).toEqual(address);
    expect(addressFrom({ ...address, latitude: '30' })).toBeNull();
    expect(addressFrom('')).toBeNull();
  });

  test('the card hides the middle of the phone number', () => {
    expect(addressLines(address)).toEqual({
      place: '映月公寓 6 幢 1802 室',
      person: '陈女士 138****8000',
    });
  });
});

describe('a refused order', () => {
  const context = { lines: [aLine()], chosenText: '今天 周五 19:00–19:30' };
  const refused = (code: ApiProblem['code'], params = {}) =>
    reactionTo(new ApiProblem(code, 409, params), context);

  test('asks again with both prices', () => {
    expect(refused('quote.price_changed', { payableFen: 20800, expectedPayableFen: 19800 })).toMatchObject({
      reload: ['cart', 'quote'],
      priceChange: { beforeFen: 19800, nowFen: 20800 },
      warning: null,
    });
  });

  test('a full slot loads only the slots again', () => {
    expect(refused('slot.sold_out')).toMatchObject({
      reload: ['slots'],
      warning: { title: '今天 周五 19:00–19:30 刚刚约满', offer: null },
    });
  });

  test('a sold-out cake is named and can be taken out', () => {
    expect(refused('sku.sold_out', { skuId: 'sku-6in-fresh' })).toMatchObject({
      reload: ['cart', 'quote'],
      warning: { title: '「草莓云朵奶油蛋糕」那天卖完了', offer: 'remove_line', skuId: 'sku-6in-fresh' },
    });
    expect(refused('sku.off_sale', { skuId: 'unknown' }).warning).toMatchObject({
      title: '有一款已经下架',
      offer: null,
    });
  });

  test('a cart changed elsewhere loads everything again', () => {
    expect(refused('cart.changed')).toMatchObject({ reload: ['cart', 'quote', 'slots'] });
  });

  test('too many unpaid orders lead to them', () => {
    expect(refused('order.too_many_unpaid').warning).toMatchObject({ offer: 'see_orders' });
  });

  test.each([
    ['delivery.out_of_range', ['quote']],
    ['store.closed', ['slots']],
    ['slot.too_early', ['slots']],
    ['network.no_answer', []],
    ['text.rejected', []],
  ] as const)('%s reloads %j', (code, reload) => {
    expect(refused(code).reload).toEqual(reload);
  });

  test('something unknown still has a sentence', () => {
    expect(reactionTo(new Error('boom'), context)).toMatchObject({
      fallbackText: '没能提交，请再试一次',
      reload: [],
    });
  });
});
