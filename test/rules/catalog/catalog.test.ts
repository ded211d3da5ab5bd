import { ALLERGENS, type SkuResponse } from '@tianpu/shared/api';
import {
  ALLERGEN_LABELS,
  allergenText,
  firstChoice,
  leadTimeLabel,
  matchSku,
  optionStates,
  priceLabel,
  priceRange,
  productState,
  skuState,
  specText,
  stockLabel,
  unionAllergens,
} from '@tianpu/shared/catalog';

const sku = (
  id: string,
  options: string[],
  listPriceFen: number,
  more: Partial<SkuResponse> = {},
): SkuResponse => ({
  id,
  options,
  listPriceFen,
  servesText: null,
  weightText: null,
  onSale: true,
  remainingToday: null,
  ...more,
});

/** 8 寸 is not made with mango; the small mango is sold out today; the big chocolate is off sale. */
const CAKE = {
  attributes: [
    { name: '尺寸', options: ['6 寸', '8 寸'] },
    { name: '口味', options: ['草莓', '芒果', '巧克力'] },
  ],
  skus: [
    sku('s6', ['6 寸', '草莓'], 18800),
    sku('m6', ['6 寸', '芒果'], 17800, { remainingToday: 0 }),
    sku('s8', ['8 寸', '草莓'], 25800, { remainingToday: 3 }),
    sku('c8', ['8 寸', '巧克力'], 29800, { onSale: false }),
  ],
};
const DRINK = { attributes: [], skus: [sku('d', [], 1500)] };
const GONE = { attributes: [], skus: [sku('g', [], 1500, { remainingToday: 0 })] };

describe('whether it can be bought now', () => {
  it.each([
    ['made to order', true, null, 'available', null],
    ['six left', true, 6, 'available', null],
    ['five left', true, 5, 'available', '仅剩 5 份'],
    ['one left', true, 1, 'available', '仅剩 1 份'],
    ['none left', true, 0, 'sold_out', '今日售罄'],
    ['oversold', true, -1, 'sold_out', '今日售罄'],
    ['off sale', false, null, 'off_sale', '已下架'],
    ['off sale with stock', false, 9, 'off_sale', '已下架'],
  ])('%s', (_title, onSale, remainingToday, state, label) => {
    expect(skuState({ onSale, remainingToday })).toBe(state);
    expect(stockLabel({ onSale, remainingToday })).toBe(label);
  });

  it('a product is what its best variant is', () => {
    expect(productState(CAKE)).toBe('available');
    expect(productState(GONE)).toBe('sold_out');
    expect(productState({ skus: [sku('x', [], 1, { onSale: false })] })).toBe('off_sale');
    expect(productState({ skus: [] })).toBe('off_sale');
  });
});

describe('the price on a card', () => {
  it('starts at the cheapest variant that can be bought', () => {
    expect(priceRange(CAKE)).toEqual({ fromFen: 18800, toFen: 25800 });
    expect(priceLabel(CAKE)).toBe('¥188 起');
  });

  it('is one price when there is one, and stays when all is sold out', () => {
    expect(priceLabel(DRINK)).toBe('¥15');
    expect(priceLabel(GONE)).toBe('¥15');
    expect(priceLabel({ skus: [] })).toBe('');
    expect(priceRange({ skus: [] })).toBeNull();
  });
});

describe('choosing a variant', () => {
  it.each([
    [['6 寸', '草莓'], 's6'],
    [['8 寸', '草莓'], 's8'],
    [['6 寸', '芒果'], 'm6'],
    [['8 寸', '芒果'], null],
    [['6 寸', null], null],
    [[null, null], null],
    [['6 寸'], null],
    [['9 寸', '草莓'], null],
  ])('%p is %p', (choice, id) => {
    expect(matchSku(CAKE, choice)?.id ?? null).toBe(id);
  });

  it('a product without options is its only variant', () => {
    expect(matchSku(DRINK, [])?.id).toBe('d');
    expect(optionStates(DRINK, [])).toEqual([]);
    expect(firstChoice(DRINK)).toEqual([]);
  });

  it('says of each option what tapping it would lead to, the other choices kept', () => {
    const states = (choice: (string | null)[]) =>
      optionStates(CAKE, choice).map((options) => options.map(({ option, state }) => `${option} ${state}`));
    expect(states([null, null])).toEqual([
      ['6 寸 available', '8 寸 available'],
      ['草莓 available', '芒果 sold_out', '巧克力 off_sale'],
    ]);
    expect(states(['8 寸', null])[1]).toEqual(['草莓 available', '芒果 impossible', '巧克力 off_sale']);
    expect(states([null, '芒果'])[0]).toEqual(['6 寸 sold_out', '8 寸 impossible']);
    expect(optionStates(CAKE, ['8 寸', null])[0]?.map(({ isChosen }) => isChosen)).toEqual([false, true]);
  });

  it('starts with the first variant that can be bought', () => {
    expect(firstChoice(CAKE)).toEqual(['6 寸', '草莓']);
    const [first, ...others] = CAKE.skus;
    expect(
      firstChoice({
        ...CAKE,
        skus: [{ ...(first ?? CAKE.skus[0]), remainingToday: 0 } as SkuResponse, ...others],
      }),
    ).toEqual(['8 寸', '草莓']);
    expect(firstChoice({ ...CAKE, skus: [] })).toEqual([null, null]);
  });

  it('writes options as one line', () => {
    expect(specText(['6 寸', '草莓鲜果'])).toBe('6 寸 · 草莓鲜果');
    expect(specText([])).toBe('');
  });
});

describe('allergens', () => {
  it('of several products are each named once, always in the same order', () => {
    expect(unionAllergens([['egg', 'dairy'], ['nuts', 'egg'], []])).toEqual(['dairy', 'egg', 'nuts']);
    expect(allergenText(['egg', 'dairy'])).toBe('含 乳制品、蛋类');
    expect(allergenText([])).toBe('不含常见过敏原');
  });

  it.each(ALLERGENS)('%s has a Chinese name of its own', (allergen) => {
    expect(ALLERGEN_LABELS[allergen]).toMatch(/^[\u4e00-\u9fa5]{2,5}$/);
    expect(Object.values(ALLERGEN_LABELS).filter((name) => name === ALLERGEN_LABELS[allergen])).toHaveLength(
      1,
    );
  });
});

describe('how long before pickup to order', () => {
  it.each([
    [0, '现点现取'],
    [15, '最快 15 分钟'],
    [30, '最快 30 分钟'],
    [60, '提前 1 小时'],
    [240, '提前 4 小时'],
    [2880, '提前 2 天'],
  ])('%p minutes: %s', (minutes, text) => {
    expect(leadTimeLabel(minutes)).toBe(text);
  });
});
