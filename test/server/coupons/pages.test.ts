import type {
  ClaimCentreResponse,
  ClaimCouponResponse,
  CouponResponse,
  CouponTemplatesResponse,
  CreateCouponTemplateRequest,
  Id,
  IssueCouponsResponse,
  MyCouponsResponse,
} from '@tianpu/shared/api';
import type { ProblemBody } from '@tianpu/shared/problems';
import { Coupons, CouponTemplatesStore } from '../../../server/src/coupons';
import { Ids, UnitOfWork } from '../../../server/src/platform';
import { SourcesStore } from '../../../server/src/sources';
import { coupon, template } from '../../support/coupons-world';
import { type SignedInCustomer, type SignedInStaff, signIn, staffAtWork } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { count } from '../../support/orders-world';
import { openStore } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const DAY = 86_400_000;
jest.setTimeout(60_000);

describe('coupons as people see them', () => {
  let app: TestApp;
  let storeId: Id;

  beforeEach(async () => {
    app = await startTestApp();
    storeId = await openStore(app);
  });
  afterEach(async () => {
    await expectInvariants(app.db);
    await app.close();
  });

  const centre = async ({ token }: SignedInCustomer) =>
    (await app.http.get<ClaimCentreResponse>('/coupons/claimable', { token })).body.coupons;
  const mine = async ({ token }: SignedInCustomer, tab = '') =>
    (await app.http.get<MyCouponsResponse>(`/coupons${tab}`, { token })).body;
  const claim = ({ token }: SignedInCustomer, templateId: Id) =>
    app.http.post<ClaimCouponResponse & ProblemBody>('/coupons/claims', { templateId }, { token });

  it('the claim centre shows what can be had, what cannot and why, and nothing that is over', async () => {
    const lin = await signIn(app, 'lin');
    const taken = await template(app, { label: '新人券' });
    const silver = await template(app, { who: { anyOf: ['tier:silver'], label: '银卡会员' } });
    const later = await template(app, { claimFrom: '2026-02-01T00:00:00.000Z' });
    await template(app, { claimTo: '2026-01-01T00:00:00.000Z' });
    await template(app, { channels: ['birthday'] });
    const gone = await template(app, { stock: 1 });
    await claim(await signIn(app, 'wang'), gone.id);

    expect((await claim(lin, taken.id)).status).toBe(201);
    const shown = (await centre(lin)).map(({ templateId, remaining, claimedByMe, refusal }) => ({
      templateId,
      remaining,
      claimedByMe,
      why: refusal?.code ?? null,
    }));
    expect(shown).toEqual([
      { templateId: gone.id, remaining: 0, claimedByMe: 0, why: 'coupon.sold_out' },
      { templateId: later.id, remaining: null, claimedByMe: 0, why: 'coupon.claim_not_open' },
      { templateId: silver.id, remaining: null, claimedByMe: 0, why: 'coupon.not_for_you' },
      { templateId: taken.id, remaining: null, claimedByMe: 1, why: 'coupon.limit_reached' },
    ]);
    expect((await claim(lin, silver.id)).body).toMatchObject({
      code: 'coupon.not_for_you',
      params: { who: '银卡会员' },
    });
  });

  it('my coupons say of each why it cannot be used now, and come in three tabs', async () => {
    const lin = await signIn(app, 'lin');
    const good = await coupon(app, lin);
    const held = await coupon(app, lin);
    const next = await coupon(app, lin, {
      validity: { by: 'dates', from: '2026-02-01', through: '2026-02-28' },
    });
    const short = await coupon(app, lin, { validity: { by: 'days', days: 1 } });
    const orderId = app.get(Ids).next();
    const order = { customerId: lin.id, couponId: held, orderId };
    await app.get(UnitOfWork).run((tx) => app.get(Coupons).freeze(tx, order));
    expect(
      (await mine(lin)).coupons.map(({ id, reason, isEndingSoon }) => [
        id,
        reason?.code ?? null,
        isEndingSoon,
      ]),
    ).toEqual([
      [short, null, true],
      [good, null, false],
      [held, 'coupon.in_use', false],
      [next, 'coupon.not_started', false],
    ]);
    await app.get(UnitOfWork).run((tx) => app.get(Coupons).release(tx, orderId));

    await app.clock.advance(2 * DAY);
    const again = await signIn(app, 'lin');
    expect((await mine(again, '?tab=over')).coupons.map(({ id, reason }) => [id, reason?.code])).toEqual([
      [short, 'coupon.ended'],
    ]);
    await app.runJob('coupons.expire');
    expect((await mine(again)).counts).toEqual({ usable: 3, used: 0, over: 1 });
    expect(await count(app, `events WHERE name = 'coupon.expired'`)).toBe(1);
  });

  it('R6: a store’s code brings its coupon once per person, by the scan itself or by the page, ten times or once', async () => {
    const { id: templateId } = await template(app, {
      channels: ['store_code'],
      limitPerCustomer: 9,
      stock: 2,
    });
    const code = { sceneCode: 'WLP1', kind: 'poster', label: '橱窗海报', storeId } as const;
    await app.get(UnitOfWork).run(async (tx) => {
      const sourceCodeId = await app.get(SourcesStore).saveCode(tx, code);
      await app.get(CouponTemplatesStore).bindStoreCode(tx, sourceCodeId, templateId);
    });
    const [lin, wang, late] = [
      await signIn(app, 'lin'),
      await signIn(app, 'wang'),
      await signIn(app, 'late'),
    ];
    const scan = ({ token }: SignedInCustomer) => app.http.post('/visits', { scene: 'WLP1' }, { token });
    const byPage = ({ token }: SignedInCustomer) =>
      app.http.post<{ coupons: CouponResponse[] }>(
        '/coupons/store-code-claims',
        { sourceToken: 'WLP1' },
        { token },
      );

    for (let times = 0; times < 5; times += 1) await scan(lin);
    await app.dispatch();
    const page = await byPage(lin);
    expect([page.status, page.body.coupons.map(({ channel }) => channel)]).toEqual([201, ['store_code']]);
    await byPage(wang);
    await scan(wang);
    await scan(late);
    await app.dispatch();
    expect((await byPage(late)).body.coupons).toEqual([]);
    expect(await count(app, `coupons WHERE template_id = '${templateId}'`)).toBe(2);
    const unknown = await app.http.post(
      '/coupons/store-code-claims',
      { sourceToken: 'NIX9' },
      { token: lin.token },
    );
    expect(unknown).toMatchObject({ status: 404, body: { code: 'source.unknown' } });
  });
});

describe('coupons for those in charge', () => {
  let app: TestApp;
  let storeId: Id;
  const ask: CreateCouponTemplateRequest = {
    key: 'autumn-20',
    label: '秋日券',
    benefit: { kind: 'amount_off', thresholdFen: 12_800, amountFen: 2_000 },
    scope: { only: null, except: null },
    who: null,
    channels: ['claim_centre', 'manual'],
    group: 'coupon',
    stacking: 'combinable',
    validity: { by: 'dates', from: '2026-01-01', through: '2026-12-31' },
    claimFrom: null,
    claimTo: null,
    stock: 100,
    limitPerCustomer: 2,
    budgetFen: 200_000,
  };
  let manager: SignedInStaff;

  beforeAll(async () => {
    app = await startTestApp();
    storeId = await openStore(app);
    manager = await staffAtWork(app, { role: 'manager', storeIds: [storeId] });
  });

  afterEach(() => expectInvariants(app.db));
  afterAll(() => app.close());

  const create = (body: object, { token } = manager) =>
    app.http.post<{ templateId: Id } & ProblemBody>('/staff/coupon-templates', body, { token });

  it('a template is made, issued by hand once per person and occasion, watched live and stopped', async () => {
    const { templateId } = (await create(ask)).body;
    const [lin, wang] = [await signIn(app, 'lin'), await signIn(app, 'wang')];
    const path = `/staff/coupon-templates/${templateId}`;
    const body = { customerIds: [lin.id, wang.id, lin.id], occasion: 'apology-0105' };
    const issue = () => app.http.post<IssueCouponsResponse>(`${path}/issues`, body, { token: manager.token });
    const first = await issue();
    expect([first.status, first.body.issued.length]).toEqual([201, 2]);
    expect((await issue()).body).toEqual(first.body);

    const list = await app.http.get<CouponTemplatesResponse>('/staff/coupon-templates', {
      token: manager.token,
    });
    expect(list.body.templates).toEqual([
      expect.objectContaining({
        id: templateId,
        issued: 2,
        committedFen: 4_000,
        isActive: true,
        face: expect.objectContaining({ figure: '20', unit: '元', condition: '满 ¥128 可用' }),
        states: { issued: 2, frozen: 0, redeemed: 0, returned: 0, expired: 0, void: 0 },
      }),
    ]);
    expect((await app.http.post(`${path}/stop`, undefined, { token: manager.token })).status).toBe(204);
    const claim = await app.http.post<ProblemBody>('/coupons/claims', { templateId }, { token: lin.token });
    expect(claim.body).toMatchObject({ code: 'coupon.not_claimable' });
    expect(await count(app, `audit_entries WHERE subject_id = '${templateId}'`)).toBe(4);
  });

  it.each([
    [
      'an amount above its threshold',
      { benefit: { kind: 'amount_off', thresholdFen: 1_000, amountFen: 2_000 } },
    ],
    ['a budget without a cap', { benefit: { kind: 'rate', percent: 88 } }],
    ['a rate without its percent', { benefit: { kind: 'rate' } }],
    ['dates that run backwards', { validity: { by: 'dates', from: '2026-12-31', through: '2026-01-01' } }],
    ['a kind nobody knows', { benefit: { kind: 'everything_free' } }],
    ['no channel', { channels: [] }],
    ['a field of our own', { issued: 0 }],
  ])('refuses %s', async (_, wish) => {
    expect((await create({ ...ask, ...wish })).status).toBe(400);
  });

  it('a key is used once, and the counter makes no templates', async () => {
    await create({ ...ask, key: 'twice' });
    expect((await create({ ...ask, key: 'twice' })).status).toBe(400);
    const counter = await staffAtWork(app, { role: 'counter', storeIds: [storeId] });
    expect((await create({ ...ask, key: 'other' }, counter)).status).toBe(403);
  });
});
