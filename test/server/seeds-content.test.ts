import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALLERGENS, type Allergen } from '@tianpu/shared/api';
import { areHoursValid, rangesOn } from '@tianpu/shared/fulfilment';
import { parseScene } from '@tianpu/shared/sources';
import { minuteOfDay, shopDateOf, weekdayOf } from '@tianpu/shared/time';
import sharp from 'sharp';
import { demoCatalog } from '../../server/seeds/stories/demo-shop/catalog.data';
import { historyCustomers } from '../../server/seeds/stories/demo-shop/customers.data';
import { buildOrderHistory } from '../../server/seeds/stories/demo-shop/history';
import { demoScenes } from '../../server/seeds/stories/demo-shop/scenes.data';
import { demoStores } from '../../server/seeds/stories/demo-shop/stores.data';

const media = join(__dirname, '../../server/seeds/media');
const { categories, products } = demoCatalog;
const skus = products.flatMap((product) => product.skus);
const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Words in a list of ingredients that mean an allergen is inside. Coconut milk and cocoa butter are not dairy. */
const allergenWords: Record<Allergen, RegExp> = {
  dairy: /牛奶|奶油|黄油|奶酪|奶粉|酸奶|炼乳|芝士/,
  egg: /鸡蛋|蛋黄|蛋白|蛋液/,
  gluten: /小麦|麦芽|大麦|黑麦/,
  nuts: /杏仁|开心果|榛子|核桃|巴旦木|板栗|腰果|松子/,
  peanut: /花生/,
  soy: /大豆|黄豆/,
  sesame: /芝麻/,
  crustacean: /虾|蟹/,
};

describe('the demo shop has a menu one can order from', () => {
  it('has 28 or more products in 7 categories, none of them empty', () => {
    expect(products.length).toBeGreaterThanOrEqual(28);
    expect(categories).toHaveLength(7);
    const empty = categories.filter(
      (category) => !products.some(({ categoryKey }) => categoryKey === category.key),
    );
    expect(empty).toEqual([]);
  });

  it('names no category, product or SKU twice, and every SKU after its product', () => {
    expect(repeated([...categories.map(({ key }) => key)])).toEqual([]);
    expect(repeated(products.map(({ key }) => key))).toEqual([]);
    expect(repeated(products.map(({ name }) => name))).toEqual([]);
    expect(repeated(skus.map(({ key }) => key))).toEqual([]);
    for (const product of products) {
      expect(product.skus.filter((sku) => !sku.key.startsWith(`${product.key}-`))).toEqual([]);
    }
  });

  it('prices every SKU in whole fen above zero, and cakes cost more the bigger they are', () => {
    expect(skus.filter(({ listPriceFen }) => !Number.isInteger(listPriceFen) || listPriceFen <= 0)).toEqual(
      [],
    );
    for (const product of products.filter(({ attributes }) => attributes[0]?.name === '尺寸')) {
      const sizes = product.attributes[0]?.options ?? [];
      const cheapest = sizes.map((size) =>
        Math.min(...product.skus.filter(({ options }) => options[0] === size).map((sku) => sku.listPriceFen)),
      );
      expect(cheapest).toEqual([...cheapest].sort((a, b) => a - b));
      expect(new Set(cheapest).size).toBe(sizes.length);
    }
  });

  it('offers every combination of options exactly once', () => {
    for (const { attributes, skus: variants } of products) {
      const combinations = attributes.reduce<string[]>(
        (heads, { options }) => heads.flatMap((head) => options.map((option) => `${head}/${option}`)),
        [''],
      );
      expect(variants.map(({ options }) => `/${options.join('/')}`).sort()).toEqual(combinations.sort());
    }
  });

  it('has one very long name and one very high price, so that pages are tried with both', () => {
    expect(Math.max(...products.map(({ name }) => [...name].length))).toBeGreaterThanOrEqual(18);
    expect(Math.max(...skus.map(({ listPriceFen }) => listPriceFen))).toBe(388_800);
  });

  it('bakes slices and bread in counted pieces and whole cakes to order', () => {
    const countedIn = (categoryKey: string) =>
      products
        .filter((each) => each.categoryKey === categoryKey)
        .flatMap((each) => each.skus.map((sku) => sku.dailyCapacity));
    expect(
      [...countedIn('slices'), ...countedIn('bread')].filter((pieces) => pieces === null || pieces < 1),
    ).toEqual([]);
    expect(countedIn('birthday-cakes').filter((pieces) => pieces !== null)).toEqual([]);
  });
});

describe('a customer with an allergy can trust the label', () => {
  it.each(products.map((product) => [product.name, product] as const))('%s', (_, product) => {
    const found = ALLERGENS.filter((allergen) => allergenWords[allergen].test(product.ingredients));
    expect([...product.allergens].sort()).toEqual([...found].sort());
  });

  it('meets each of the eight allergens somewhere on the menu', () => {
    const met = new Set(products.flatMap(({ allergens }) => allergens));
    expect(ALLERGENS.filter((allergen) => !met.has(allergen))).toEqual([]);
  });
});

describe('every product shows its own picture', () => {
  const imageKeys = products.flatMap((product) => product.imageKeys);
  const file = (size: number, key: string) => join(media, 'webp', String(size), `${key}.webp`);

  it('has a drawing and both sizes of it for every image key', () => {
    const missing = imageKeys.flatMap((key) =>
      [join(media, 'svg', `${key}.svg`), file(800, key), file(320, key)].filter((path) => !existsSync(path)),
    );
    expect(missing).toEqual([]);
  });

  it('uses no image for two products', () => {
    expect(repeated(imageKeys)).toEqual([]);
    const digests = imageKeys.map((key) =>
      createHash('sha256')
        .update(readFileSync(file(800, key)))
        .digest('hex'),
    );
    expect(repeated(digests)).toEqual([]);
  });

  it('draws no two pictures so alike that a thumb would mix them up', async () => {
    const pixels = await Promise.all(
      imageKeys.map((key) =>
        sharp(file(320, key)).flatten({ background: '#FBF3E7' }).resize(24, 24).raw().toBuffer(),
      ),
    );
    const alike: string[] = [];
    pixels.forEach((one, i) => {
      pixels.slice(i + 1).forEach((other, k) => {
        const difference =
          one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
        if (difference < 4)
          alike.push(`${imageKeys[i]} and ${imageKeys[i + 1 + k]}: ${difference.toFixed(1)}`);
      });
    });
    expect(alike).toEqual([]);
  });

  it('renders 800 and 320 pixels square', async () => {
    for (const size of [800, 320]) {
      const found = await Promise.all(imageKeys.map((key) => sharp(file(size, key)).metadata()));
      expect(
        found.filter(({ width, height, format }) => width !== size || height !== size || format !== 'webp'),
      ).toEqual([]);
    }
  });
});

describe('the stores keep hours a customer can rely on', () => {
  it('has three stores with hours that can be kept, one of them closing at noon', () => {
    expect(demoStores.map(({ name }) => name)).toEqual(['武林店', '西溪店', '滨江店']);
    expect(demoStores.filter(({ hours }) => !areHoursValid(hours))).toEqual([]);
    expect(demoStores.filter(({ hours }) => hours.weekly.some((ranges) => ranges.length === 2))).toHaveLength(
      1,
    );
  });

  it('charges more for the longer ride, and rides to the edge of the range', () => {
    for (const { delivery } of demoStores) {
      const fees = delivery?.bands.map(({ feeFen }) => feeFen) ?? [];
      expect(fees).toEqual([...fees].sort((a, b) => a - b));
      expect(delivery?.bands.at(-1)?.uptoMeters).toBe(delivery?.radiusMeters);
    }
  });

  it('carries in every printed code what the scanner reads back, each code once', () => {
    expect(repeated(demoScenes.map(({ code }) => code))).toEqual([]);
    expect(
      demoScenes.filter(({ code }) => parseScene(code) !== code || !/^[0-9A-Za-z]{1,8}$/.test(code)),
    ).toEqual([]);
    for (const { key } of demoStores) {
      const kinds = demoScenes.filter(({ storeKey }) => storeKey === key).map(({ kind }) => kind);
      expect(kinds.sort()).toEqual(['leaflet', 'oa', 'packaging', 'partner', 'poster', 'table', 'table']);
    }
  });
});

describe('two weeks of order history look like a cake shop', () => {
  const options = { endOn: '2025-11-30', days: 14, seed: 20251130, scenes: demoScenes };
  const history = buildOrderHistory(demoCatalog, demoStores, options);
  const storeOf = new Map(demoStores.map((store) => [store.key, store]));
  const skuOf = new Map(skus.map((sku) => [sku.key, sku]));
  const productOf = new Map(
    products.flatMap((product) => product.skus.map((sku) => [sku.key, product] as const)),
  );
  const isOpen = (storeKey: string, at: string) => {
    const store = storeOf.get(storeKey);
    const minute = minuteOfDay(at);
    return (
      store !== undefined &&
      rangesOn(store.hours, shopDateOf(at)).some(
        ({ fromMinute, toMinute }) => fromMinute <= minute && minute < toMinute,
      )
    );
  };

  it('is the same history for the same seed and another one for another seed', () => {
    expect(buildOrderHistory(demoCatalog, demoStores, options)).toEqual(history);
    expect(buildOrderHistory(demoCatalog, demoStores, { ...options, seed: 7 })).not.toEqual(history);
  });

  it('places every order, and hands it over, while the store is open', () => {
    expect(history.length).toBeGreaterThan(150);
    expect(history.filter(({ storeKey, placedAt }) => !isOpen(storeKey, placedAt))).toEqual([]);
    expect(history.filter(({ storeKey, slotStartsAt }) => !isOpen(storeKey, slotStartsAt))).toEqual([]);
  });

  it('is over on the last day and starts fourteen days before', () => {
    const days = new Set(history.map(({ placedAt }) => shopDateOf(placedAt)));
    expect(days.size).toBe(14);
    expect([...days].sort()[0]).toBe('2025-11-17');
    expect(history.filter(({ slotEndsAt }) => shopDateOf(slotEndsAt) > '2025-11-30')).toEqual([]);
  });

  it('gives the kitchen its lead time before every slot', () => {
    const hurried = history.filter(({ placedAt, slotStartsAt, lines }) => {
      const lead = Math.max(
        ...lines.map(({ skuKey }) => productOf.get(skuKey)?.leadTimeMinutes ?? Number.POSITIVE_INFINITY),
      );
      return Date.parse(slotStartsAt) - Date.parse(placedAt) < lead * 60_000;
    });
    expect(hurried).toEqual([]);
  });

  it('never hands over more in a slot than it takes, nor more pieces in a day than were baked', () => {
    const handedOver = history.filter(({ outcome }) => outcome === 'completed');
    const places = new Map<string, number>();
    const pieces = new Map<string, number>();
    for (const order of handedOver) {
      const slot = `${order.storeKey}|${order.mode}|${order.slotStartsAt}`;
      places.set(slot, (places.get(slot) ?? 0) + 1);
      expect(places.get(slot)).toBeLessThanOrEqual(
        storeOf.get(order.storeKey)?.slotRule.capacity[order.mode] ?? 0,
      );
      for (const { skuKey, quantity } of order.lines) {
        const day = `${order.storeKey}|${shopDateOf(order.slotStartsAt)}|${skuKey}`;
        pieces.set(day, (pieces.get(day) ?? 0) + quantity);
        expect(pieces.get(day)).toBeLessThanOrEqual(
          skuOf.get(skuKey)?.dailyCapacity ?? Number.POSITIVE_INFINITY,
        );
      }
    }
  });

  it('orders only what is on sale, by one of the invented customers, through codes of that store', () => {
    expect(
      history
        .flatMap(({ lines }) => lines)
        .filter(({ skuKey, quantity }) => !skuOf.get(skuKey)?.onSale || quantity < 1),
    ).toEqual([]);
    expect(history.filter(({ customerIndex }) => !historyCustomers[customerIndex])).toEqual([]);
    const storeOfScene = new Map(demoScenes.map(({ code, storeKey }) => [code, storeKey]));
    expect(
      history.filter(
        ({ sceneCode, storeKey }) => sceneCode !== null && storeOfScene.get(sceneCode) !== storeKey,
      ),
    ).toEqual([]);
    expect(historyCustomers.length).toBeGreaterThanOrEqual(58);
    expect(repeated(historyCustomers.map(({ nickname }) => nickname))).toEqual([]);
  });

  it('is busier at weekends, sells most birthday cakes on Saturdays, and nearly always ends well', () => {
    const perDay = (weekdays: number[], wanted = history) =>
      wanted.filter(({ placedAt }) => weekdays.includes(weekdayOf(shopDateOf(placedAt)))).length /
      (2 * weekdays.length);
    expect(perDay([0, 6])).toBeGreaterThan(1.5 * perDay([1, 2, 3, 4]));
    const cakes = history.filter(({ lines }) =>
      lines.some(({ skuKey }) => productOf.get(skuKey)?.categoryKey === 'birthday-cakes'),
    );
    const fetchedOn = (weekday: number) =>
      cakes.filter(({ slotStartsAt }) => weekdayOf(shopDateOf(slotStartsAt)) === weekday).length;
    expect(Math.max(...[0, 1, 2, 3, 4, 5].map(fetchedOn))).toBeLessThan(fetchedOn(6));
    const completed = history.filter(({ outcome }) => outcome === 'completed').length;
    expect(completed / history.length).toBeGreaterThan(0.85);
    expect(completed).toBeLessThan(history.length);
  });
});
