// A quote of 20 lines against 50 candidate offers, the search for the best combination included, against the same
// lines summed without offers.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const LINES = 20;
const SKUS = 16;
const BASKETS = 40;
const ROUNDS = 25;
const NOW = '2026-11-11T04:00:00.000Z';
const CATEGORIES = ['cakes', 'bread', 'drinks', 'cookies'];

/** Numbers that look random and are the same in every run (a linear congruential generator). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const linesOf = (prices, next) =>
  Array.from({ length: LINES }, (_, at) => ({
    lineId: `line-${at}`,
    skuId: `sku-${at % SKUS}`,
    productId: `product-${at % SKUS}`,
    categoryId: CATEGORIES[at % 4],
    unitPriceFen: prices[at % SKUS],
    quantity: 1 + next(3),
  }));

const only = (categoryId) => ({
  only: { categoryIds: [categoryId], productIds: [], skuIds: [] },
  except: null,
});

/** What a shop with everything switched on has: 50 offers, every kind among them, most of them good for the basket. */
function offersOf(prices, next) {
  const offers = [];
  const add = (count, make) => {
    for (let at = 0; at < count; at += 1) {
      const id = `offer-${String(offers.length).padStart(2, '0')}`;
      const base = { id, label: id, scope: { only: null, except: null }, who: null };
      offers.push({ ...base, validity: { from: null, to: null }, ...make(at, id) });
    }
  };
  const promotion = { group: 'promotion', stacking: 'one_per_group' };
  const coupon = { kind: 'coupon', group: 'coupon', stacking: 'combinable', state: 'issued' };
  const reduced = (at) => Math.floor((prices[at] * (80 + next(15))) / 100);
  add(4, (at) => ({
    ...{ kind: 'campaign_price', group: 'price', stacking: 'combinable' },
    price: { by: 'sku', unitPricesFen: { [`sku-${at}`]: reduced(at), [`sku-${at + 4}`]: reduced(at + 4) } },
  }));
  const memberRate = { by: 'rate', percent: 95 };
  add(1, () => ({ kind: 'member_price', group: 'price', stacking: 'combinable', price: memberRate }));
  add(4, (at) => ({
    ...{ kind: 'full_reduction', ...promotion, scope: only(CATEGORIES[at]) },
    levels: [
      { thresholdFen: 10000, amountFen: 1000 + 100 * next(5) },
      { thresholdFen: 30000, amountFen: 4000 + 100 * next(9) },
    ],
  }));
  add(4, (at) => ({
    ...{ kind: 'second_half', group: `pair-${at}`, stacking: 'one_per_group', scope: only(CATEGORIES[at]) },
    ...{ percent: 50, pairing: 'same_sku' },
  }));
  add(4, (at) => ({
    ...{
      kind: 'buy_one_get_one',
      group: `pair-${at}`,
      stacking: 'one_per_group',
      scope: only(CATEGORIES[at]),
    },
    ...{ buy: 2, free: 1, pairing: 'any_in_scope' },
  }));
  add(4, (at) => ({
    ...{ kind: 'bundle', ...promotion, maxSets: 3 },
    priceFen: Math.floor((prices[at] + Math.max(prices[at + 5], prices[at + 6])) * 0.88),
    parts: [
      { skuIds: [`sku-${at}`], quantity: 1 },
      { skuIds: [`sku-${at + 5}`, `sku-${at + 6}`], quantity: 1 },
    ],
  }));
  add(3, (at) => ({
    ...{ kind: 'gift', group: 'gift', stacking: 'one_per_group', thresholdFen: 10000 * (at + 1) },
    gift: { skuId: 'cookie', label: '曲奇', quantity: 1, worthFen: 1000 * (at + 1) },
  }));
  add(1, () => ({
    kind: 'first_order',
    group: 'welcome',
    stacking: 'combinable',
    percent: 90,
    capFen: null,
  }));
  add(10, (_, id) => ({
    ...{ ...coupon, couponId: id },
    benefit: { kind: 'amount_off', thresholdFen: 5000 + 100 * next(300), amountFen: 500 + 100 * next(40) },
  }));
  add(6, (_, id) => ({
    ...{ ...coupon, couponId: id },
    benefit: { kind: 'rate', thresholdFen: 0, percent: 85 + next(10), capFen: 3000 + 100 * next(80) },
  }));
  add(3, (_, id) => ({
    ...{ ...coupon, couponId: id },
    benefit: { kind: 'product', payFen: 0, maxUnitFen: 5000 + 100 * next(50) },
  }));
  add(2, (_, id) => ({ ...coupon, couponId: id, benefit: { kind: 'buy_one_get_one' } }));
  add(2, (_, id) => ({
    ...coupon,
    couponId: id,
    benefit: { kind: 'free_delivery', thresholdFen: 0, capFen: null },
  }));
  add(2, () => ({
    kind: 'delivery_offer',
    group: 'drive',
    stacking: 'one_per_group',
    thresholdFen: 8000,
    feeFen: next(3) * 100,
  }));
  return offers;
}

function basketOf(seed) {
  const next = numbers(seed);
  const rule = {
    radiusMeters: 5000,
    bands: [{ uptoMeters: 5000, feeFen: 1200 }],
    freeFromFen: null,
    minimumGoodsFen: 0,
  };
  const prices = Array.from({ length: SKUS }, () => 800 + 100 * next(250));
  return {
    lines: linesOf(prices, next),
    offers: offersOf(prices, next),
    delivery: { rule, distanceMeters: 2600 },
    facts: {
      now: NOW,
      audiences: ['tier:silver', 'new_customer'],
      isFirstOrder: true,
      points: { available: 1200, opensAt: 400, maxSharePercent: 50 },
      earning: { pointsPerYuan: 1, multiplierPercent: 120, productPercents: {} },
    },
    choices: { coupon: 'best', usePoints: true },
  };
}

/**
 * Milliseconds of one call per basket, sorted: of every basket the quickest of its rounds, because what else the machine
 * does can only add to a pure function.
 */
function timesOf(baskets, work) {
  const quickest = baskets.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round += 1) {
    baskets.forEach((basket, at) => {
      const from = performance.now();
      work(basket);
      quickest[at] = Math.min(quickest[at], performance.now() - from);
    });
  }
  return quickest.sort((a, b) => a - b);
}

export function quote({ root }) {
  const require = createRequire(join(root, 'server/package.json'));
  const pricing = require('@tianpu/shared/pricing');
  const baskets = Array.from({ length: BASKETS }, (_, at) => basketOf(at + 1));
  for (const basket of baskets) {
    const { proof } = pricing.quote(basket);
    if (basket.offers.length !== 50) throw new Error(`${basket.offers.length} offers`);
    if (!proof.isExact) throw new Error('the search gave up before it had proved its answer');
  }
  const plain = ({ lines, delivery }) => pricing.quote({ lines, delivery });
  // A server that answers has been running for a while: both sides are compiled before they are measured.
  timesOf(baskets, plain);
  timesOf(baskets, pricing.quote);
  const times = timesOf(baskets, pricing.quote);
  const floor = timesOf(baskets, plain);
  const middle = Math.floor(BASKETS / 2);
  const row = (name, place, goal) => ({
    name,
    value: times[place],
    unit: 'ms',
    floor: floor[place],
    goal,
    goalIsValue: true,
    atMost: true,
  });
  return [
    row('quote 20 × 50, median basket', middle, 2),
    row('quote 20 × 50, slowest basket', BASKETS - 1, 20),
  ];
}
