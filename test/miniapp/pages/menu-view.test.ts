import { storeOptions } from '@/features/store-choice/store-option';
import { closedView, menuSections, searchRows, sectionAt, topOf } from '@/pages/menu/menu.view';
import { aCart, aLine, aMenu, aStore, NOW } from '../support/shop';

describe('menu sections', () => {
  test('follow the shop’s order, count the cart and leave out a category without products', () => {
    const sections = menuSections(aMenu(), aCart([aLine({ quantity: 2 })]));
    expect(sections.map(({ name, inCart, rows }) => [name, inCart, rows.length])).toEqual([
      ['生日蛋糕', 2, 1],
      ['面包可颂', 0, 1],
    ]);
  });

  test('are none while the menu is loading', () => {
    expect(menuSections(undefined, undefined)).toEqual([]);
  });
});

describe('search', () => {
  const sections = menuSections(aMenu(), undefined);
  test.each([
    ['草莓', ['草莓云朵奶油蛋糕']],
    ['面包', ['发酵黄油可颂']],
    ['招牌', ['草莓云朵奶油蛋糕']],
    ['草莓 可颂', []],
    ['  ', []],
    ['螺蛳粉', []],
  ])('for %p finds %p', (text, names) => {
    expect(searchRows(sections, text).map((row) => row.card.name)).toEqual(names);
  });
});

describe('scroll-spy', () => {
  test.each([
    [0, 0],
    [293, 0],
    [294, 1],
    [793, 1],
    [794, 2],
    [5000, 2],
  ])('at %i pixels the section %i stands at the top', (scrollTop, index) => {
    expect(sectionAt([300, 500, 200], scrollTop)).toBe(index);
  });

  test('tapping a category goes to the sum of the heights before it', () => {
    expect([0, 1, 2].map((index) => topOf([300, 500, 200], index))).toEqual([0, 300, 800]);
    expect(topOf([300, 500, 200], -1)).toBe(0);
  });

  test('what is scrolled to is what lights up', () => {
    const heights = [300, 500, 200];
    for (const index of heights.keys()) expect(sectionAt(heights, topOf(heights, index))).toBe(index);
  });
});

describe('a store that is shut', () => {
  const at = (iso: string) => {
    const now = new Date(iso);
    const late = aStore({ id: 'store-late', name: '城西店', hours: { weekly: everyNight, exceptions: [] } });
    const stores = storeOptions([aStore(), late], null, now);
    return closedView(stores[0], stores, now);
  };
  const everyNight = Array.from({ length: 7 }, () => [{ fromMinute: 510, toMinute: 1350 }]);

  test('shows the menu while it is open', () => {
    expect(at(NOW.toISOString())).toBeNull();
  });

  test('at night offers tomorrow and names the store that is still open', () => {
    const view = at('2026-09-18T14:00:00.000Z');
    expect(view).toMatchObject({
      title: '现在打烊了',
      text: '明天 08:30 开门，现在可以先预订',
      action: '预订明天',
    });
    expect(view?.others.map(({ store, isOpen }) => [store.name, isOpen])).toEqual([['城西店', true]]);
  });

  test('in the early morning offers to order for the opening', () => {
    expect(at('2026-09-17T23:00:00.000Z')).toMatchObject({ title: '还没开门', action: '先订好，开门来取' });
  });

  test('for weeks offers nothing that could not be kept', () => {
    const shut = storeOptions(
      [aStore({ hours: { weekly: Array.from({ length: 7 }, () => []), exceptions: [] } })],
      null,
      NOW,
    );
    expect(closedView(shut[0], shut, NOW)?.action).toBeNull();
  });
});
