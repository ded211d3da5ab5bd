import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  ClaimCentreResponse,
  Id,
  MyCouponsResponse,
  QuoteOrderResponse,
  StaffOffersResponse,
} from '@tianpu/shared/api';
import { seedDemoShop } from '../../../server/seeds/demo-shop';
import { CatalogStore } from '../../../server/src/catalog';
import { StoresReader } from '../../../server/src/stores';
import { signIn, staffAtWork } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { enrol } from '../../support/membership-world';
import { customerWithCart } from '../../support/orders-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(120_000);

describe('the demo shop’s offers and coupons', () => {
  let app: TestApp;
  let storeId: Id;
  let skus: Map<string, Id>;

  const seed = () => {
    const staffFile = join(mkdtempSync(join(tmpdir(), 'demo-')), 'staff.json');
    return seedDemoShop({ get: (token) => app.get(token as never) }, { staffFile });
  };

  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
    await seed();
    storeId = (await app.get(StoresReader).idsByKey(app.db, ['wulin'])).get('wulin') ?? '';
    skus = await app.get(CatalogStore).idsByKey(app.db, 'skus');
  });
  afterEach(() => expectInvariants(app.db));
  afterAll(() => app.close());

  const quoteOf = async (pieces: readonly (readonly [string, number])[]) => {
    const cart = pieces.map(([key, quantity]) => [skus.get(key) ?? key, quantity] as const);
    const customer = await customerWithCart(app, storeId, cart);
    const body = { mode: 'pickup', storeId };
    const answer = await app.http.post<QuoteOrderResponse>('/checkout/quote', body, {
      token: customer.token,
    });
    return answer.body.quote;
  };

  it.each([
    ['R114: the first order is 9 折', [['strawberry-cloud-6in-fresh', 1]], ['新客首单 9 折']],
    [
      'R118: from 200 on 20 less, or the first order’s rate if that is better',
      [['osmanthus-oolong-l-no-sugar', 12]],
      ['新客首单 9 折', '满 200 减 20，满 300 减 40'],
    ],
    [
      'R117: coffee and pudding are a set',
      [
        ['iced-latte-m-ice', 1],
        ['caramel-pudding-single', 1],
      ],
      ['下午茶套餐：拿铁配焦糖布丁', '新客首单 9 折'],
    ],
    [
      'R118: from 258 on a drink is given',
      [['strawberry-cloud-10in-fresh', 1]],
      ['新客首单 9 折', '满 258 送桂花冷泡乌龙'],
    ],
  ] as const)('%s', async (_, pieces, labels) => {
    const quote = await quoteOf(pieces);
    expect(quote.applied.map(({ label }) => label)).toEqual(expect.arrayContaining([...labels]));
    expect(quote.proof.isExact).toBe(true);
  });

  it('seeding again changes nothing', async () => {
    const [before] = await app.db.query(
      'SELECT COUNT(*) AS rows_, SUM(issued) AS issued FROM coupon_templates',
    );
    await seed();
    const [after] = await app.db.query(
      'SELECT COUNT(*) AS rows_, SUM(issued) AS issued FROM coupon_templates',
    );
    expect(after).toEqual(before);
  });

  it('a new member finds her tasting coupon and four more to claim or to grow into', async () => {
    const lin = await signIn(app, 'lin');
    const { newCustomerCouponIds } = await enrol(app, lin);
    expect(newCustomerCouponIds).toHaveLength(1);
    const mine = await app.http.get<MyCouponsResponse>('/coupons', { token: lin.token });
    expect(mine.body.coupons.map(({ face }) => face.figure)).toEqual(['尝新']);
    const centre = await app.http.get<ClaimCentreResponse>('/coupons/claimable', { token: lin.token });
    expect(centre.body.coupons.map(({ face, refusal }) => [face.label, refusal?.code ?? null])).toEqual([
      ['银卡满 300 减 50', 'coupon.not_for_you'],
      ['饮品买一送一', null],
      ['外送免运费', null],
      ['满 128 减 15', null],
    ]);
  });

  it('those in charge see every offer, and one they stop is gone from the next quote', async () => {
    const manager = await staffAtWork(app, { role: 'manager', storeIds: [storeId] });
    const list = await app.http.get<StaffOffersResponse>('/staff/offers', { token: manager.token });
    expect(new Set(list.body.offers.map(({ kind }) => kind)).size).toBe(9);
    const first = list.body.offers.find(({ kind }) => kind === 'first_order');
    const stop = () => app.http.post(`/staff/offers/${first?.id}/stop`, undefined, { token: manager.token });
    expect([(await stop()).status, (await stop()).status]).toEqual([204, 404]);
    expect((await quoteOf([['strawberry-cloud-6in-fresh', 1]])).payableFen).toBe(19_800);
  });
});
