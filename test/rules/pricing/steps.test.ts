import { REFERRAL_COUPON } from '@tianpu/shared/coupons';
import { type Case, COOKIES, expectCase, reduction, why } from './support/cases';
import { CAKE, coupon, inCategory, line, offer, ROLLS } from './support/offers';

const UNIT = (fens: number[], category = 'bread') =>
  fens.map((fen, index) => line(`P${index}`, fen, 1, category));

const campaign = (id: string, unitPricesFen: Record<string, number>) =>
  offer({ kind: 'campaign_price', id, price: { by: 'sku', unitPricesFen } });
const member = (percent: number) =>
  offer({ kind: 'member_price', id: 'silver', price: { by: 'rate', percent } });
const half = (pairing: 'same_sku' | 'any_in_scope', percent = 50) =>
  offer({ kind: 'second_half', id: 'half', percent, pairing });
const bogo = (buy: number, free: number, pairing: 'same_sku' | 'any_in_scope' = 'any_in_scope') =>
  offer({ kind: 'buy_one_get_one', id: 'bogo', buy, free, pairing });
const set = (priceFen: number, maxSets = 9) =>
  offer({
    kind: 'bundle',
    id: 'set',
    parts: [
      { skuIds: ['sku-A'], quantity: 1 },
      { skuIds: ['sku-B', 'sku-C'], quantity: 1 },
    ],
    priceFen,
    maxSets,
  });

const PRICES: Case[] = [
  ['R118: a limited-time price', [campaign('week', { 'sku-B': 5800 })], [ROLLS], { shares: [[-2000]] }],
  [
    'R121: a holiday price above the list price raises nothing',
    [campaign('week', { 'sku-A': 20000 })],
    [CAKE],
    { why: [why('offer.no_saving')] },
  ],
  ['R121: a tier’s rate is of the list price', [member(95)], [line('A', 19801)], { shares: [[-990]] }],
  [
    'per line the better of campaign and tier price, never both',
    [campaign('week', { 'sku-A': 18000, 'sku-B': 6700 }), member(95)],
    [CAKE, ROLLS],
    {
      shares: [
        [-1800, 0],
        [0, -680],
      ],
    },
  ],
  [
    'a tier price that loses on every line says so',
    [campaign('week', { 'sku-A': 18000 }), member(95)],
    [CAKE],
    { shares: [[-1800]], why: [why('offer.better_price')] },
  ],
  [
    'a campaign price that the tier price undercuts everywhere says so',
    [campaign('week', { 'sku-A': 19000 }), member(95)],
    [CAKE],
    { shares: [[-990]], why: [why('offer.better_price')] },
  ],
];

const REDUCTIONS: Case[] = [
  [
    'R118: the highest threshold reached decides',
    [reduction([10000, 1000], [20000, 3000])],
    [line('A', 25000)],
    { shares: [[-3000]] },
  ],
  [
    'R118: at exactly the threshold it applies',
    [reduction([10000, 1000], [20000, 3000])],
    [line('A', 20000)],
    { shares: [[-3000]] },
  ],
  [
    'R118: one fen below, the level before',
    [reduction([10000, 1000], [20000, 3000])],
    [line('A', 19999)],
    { shares: [[-1000]] },
  ],
  [
    'R118: below the first it says what is missing',
    [reduction([10000, 1000], [20000, 3000])],
    [line('A', 9000)],
    { why: [why('offer.below_threshold', { thresholdFen: 10000, shortByFen: 1000 })] },
  ],
  [
    'only goods in scope count and pay',
    [{ ...reduction([10000, 1000]), scope: inCategory('bread') }],
    [CAKE, ROLLS],
    { shares: [[0, -1000]] },
  ],
  [
    'excluded goods neither count nor pay',
    [
      {
        ...reduction([10000, 1000]),
        scope: { only: null, except: { categoryIds: [], productIds: ['product-B'], skuIds: [] } },
      },
    ],
    [CAKE, ROLLS],
    { shares: [[-1000, 0]] },
  ],
];

const PAIRS: Case[] = [
  [
    'R118: 第二件半价, the third waits for a fourth',
    [half('any_in_scope')],
    UNIT([3000, 2000, 1800]),
    { shares: [[0, -1000, 0]] },
  ],
  [
    'R118: four make two pairs, dearest first',
    [half('any_in_scope')],
    UNIT([1000, 4000, 2000, 3000]),
    { shares: [[-500, 0, 0, -1500]] },
  ],
  [
    'R118: only pieces of one SKU pair',
    [half('same_sku')],
    [line('A', 3000), line('B', 2000, 3)],
    { shares: [[0, -1000]] },
  ],
  [
    'half of an odd price rounds down for the discount',
    [half('any_in_scope')],
    [line('A', 1801, 2)],
    { shares: [[-900]] },
  ],
  [
    'one piece is short by one',
    [half('any_in_scope')],
    [CAKE],
    { why: [why('offer.below_quantity', { quantity: 2, shortBy: 1 })] },
  ],
  ['R116: 买一送一, the cheaper is free', [bogo(1, 1)], UNIT([3000, 2000]), { shares: [[0, -2000]] }],
  ['R116: buy two get one', [bogo(2, 1)], UNIT([3000, 2000, 1800, 1000]), { shares: [[0, 0, -1800, 0]] }],
  ['R116: six pieces of one line give two', [bogo(2, 1)], [line('A', 1500, 6)], { shares: [[-3000]] }],
  [
    'R116: two pieces for 买二送一 are short by one',
    [bogo(2, 1)],
    [line('A', 1500, 2)],
    { why: [why('offer.below_quantity', { quantity: 3, shortBy: 1 })] },
  ],
];

const SETS: Case[] = [
  [
    'R117: couple cake and roses as a set',
    [set(23800)],
    [CAKE, line('B', 6800)],
    { shares: [[-2084, -716]] },
  ],
  [
    'R117: the dearest pieces make the set',
    [set(23800)],
    [CAKE, line('B', 6800), line('C', 9800)],
    { shares: [[-3880, 0, -1920]] },
  ],
  [
    'R117: as many sets as the shop allows',
    [set(23800, 1)],
    [line('A', 19800, 2), line('B', 6800, 2)],
    { shares: [[-2084, -716]] },
  ],
  ['R117: two sets', [set(23800)], [line('A', 19800, 2), line('B', 6800, 2)], { shares: [[-4168, -1432]] }],
  [
    'a set dearer than its pieces is not made',
    [set(26600)],
    [CAKE, line('B', 6800)],
    { why: [why('offer.no_saving')] },
  ],
  [
    'a part is missing',
    [set(23800)],
    [CAKE],
    { why: [why('offer.below_quantity', { quantity: 2, shortBy: 1 })] },
  ],
];

const WELCOME: Case[] = [
  [
    'R118: a gift from 200 on',
    [offer({ kind: 'gift', id: 'g', thresholdFen: 20000, gift: COOKIES })],
    [line('A', 20000)],
    { gifts: ['曲奇'] },
  ],
  [
    'R118: at 198 it is short by 2',
    [offer({ kind: 'gift', id: 'g', thresholdFen: 20000, gift: COOKIES })],
    [CAKE],
    { why: [why('offer.below_threshold', { thresholdFen: 20000, shortByFen: 200 })] },
  ],
  [
    'R114: first order 9 折',
    [offer({ kind: 'first_order', id: 'f', percent: 90, capFen: null })],
    [CAKE, ROLLS],
    { shares: [[-1980, -1360]] },
  ],
  [
    'R114: first order 9 折 with a cap',
    [offer({ kind: 'first_order', id: 'f', percent: 90, capFen: 1500 })],
    [CAKE],
    { shares: [[-1500]] },
  ],
  [
    'R21, C8: the referral coupon is 88 折 on one order',
    [coupon('r', REFERRAL_COUPON.benefit)],
    [CAKE],
    { shares: [[-2376]] },
  ],
  [
    'C7: 9 折 and 88 折 do not stack; the better one is taken',
    [
      offer({ kind: 'first_order', id: 'f', percent: 90, capFen: null }),
      coupon('r', REFERRAL_COUPON.benefit),
    ],
    [CAKE],
    {
      shares: [[-2376]],
      why: [why('offer.one_rate_only', { with: 'coupon:r', savesFen: 1980, totalSavedFen: 2376 })],
    },
  ],
];

describe.each([
  ['prices', PRICES],
  ['满减', REDUCTIONS],
  ['pairs', PAIRS],
  ['sets', SETS],
  ['gifts and welcome', WELCOME],
])('%s', (_kind, cases) => {
  it.each(cases)('%s', (_title, offers, lines, expected) => {
    expectCase(offers, lines, expected);
  });
});
