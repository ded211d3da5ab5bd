import { choiceView, choose } from '@/features/catalog/choice.view';
import { cartLineOf, productCard } from '@/features/catalog/product-card';
import { aCake, aCart, aCroissant, aLine, aSku } from '../support/shop';

describe('a product card', () => {
  test('shows the lowest price with 起 and how many are in the cart over all variants', () => {
    const cart = aCart([
      aLine(),
      aLine({ skuId: 'sku-8in-fresh', quantity: 2 }),
      aLine({ productId: 'other' }),
    ]);
    expect(productCard(aCake(), cart)).toMatchObject({
      fromFen: 19800,
      isFrom: true,
      inCart: 3,
      only: null,
      veil: null,
    });
  });

  test('of a product with one variant adds it in one tap', () => {
    expect(productCard(aCroissant(), undefined)).toMatchObject({
      isFrom: false,
      only: { id: 'sku-croissant' },
    });
  });

  test.each([
    [{ remainingToday: 0 }, '售罄'],
    [{ onSale: false }, '已下架'],
    [{ remainingToday: 1 }, null],
  ])('with %j says %p over the picture', (over, veil) => {
    expect(productCard(aCroissant({ skus: [aSku(over)] }), undefined).veil).toBe(veil);
  });

  test('puts scarcity before other tags and shows two at most', () => {
    const few = aCroissant({ tags: ['招牌', '现烤'], skus: [aSku({ remainingToday: 3 })] });
    expect(productCard(few, undefined).tags).toEqual([
      { text: '仅剩 3 份', tone: 'berry' },
      { text: '招牌', tone: 'honey' },
    ]);
  });

  test('does not call a product scarce while one of its variants is plenty', () => {
    const mixed = aCroissant({ skus: [aSku({ remainingToday: 2 }), aSku({ id: 'b', remainingToday: 20 })] });
    expect(productCard(mixed, undefined).tags.map((tag) => tag.text)).toEqual(['现烤']);
  });

  test('becomes a cart line with the variant’s own price and words', () => {
    expect(cartLineOf(aCake(), aSku())).toEqual({
      skuId: 'sku-6in-fresh',
      productId: 'product-cake',
      productName: '草莓云朵奶油蛋糕',
      optionsText: '6 寸 · 草莓鲜果',
      thumbnailUrl: '/media/320/strawberry-cloud.webp',
      unitPriceFen: 19800,
    });
  });
});

describe('choosing a variant', () => {
  test('sizes say whom they serve, fillings what they cost more', () => {
    const [sizes, fillings] = choiceView(aCake(), ['6 寸', '草莓鲜果']).groups;
    expect(sizes?.options.map(({ option, servesText, priceFen }) => [option, servesText, priceFen])).toEqual([
      ['6 寸', '2–4 人', 19800],
      ['8 寸', '6–8 人', 26800],
    ]);
    expect(fillings?.options.map(({ option, surchargeText }) => [option, surchargeText])).toEqual([
      ['草莓鲜果', null],
      ['开心果脆', '+¥8'],
    ]);
  });

  test('a combination that is not made is off', () => {
    const [, fillings] = choiceView(aCake(), ['8 寸', '草莓鲜果']).groups;
    expect(fillings?.options.map(({ option, isOff }) => [option, isOff])).toEqual([
      ['草莓鲜果', false],
      ['开心果脆', true],
    ]);
  });

  test('a sold-out variant can be looked at but not bought', () => {
    const cake = aCake({ skus: [aSku({ remainingToday: 0 })] });
    expect(choiceView(cake, ['6 寸', '草莓鲜果'])).toMatchObject({ canBuy: false, stockText: '今日售罄' });
  });

  test('replaces one option and keeps the others', () => {
    expect(choose(['6 寸', '芒果'], 0, '8 寸')).toEqual(['8 寸', '芒果']);
  });
});
