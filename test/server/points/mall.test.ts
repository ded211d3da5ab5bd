import type {
  GiftsResponse,
  HandOverGiftResponse,
  Id,
  PointsAdjustmentResponse,
  PointsStatementResponse,
  RedeemGiftResponse,
  SignInPointsResponse,
} from '@tianpu/shared/api';
import { UnitOfWork } from '../../../server/src/platform';
import { type GiftDraft, GiftsStore } from '../../../server/src/points';
import { type SignedInCustomer, staffAtWork } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { buy, member, pointsOf } from '../../support/membership-world';
import { openStore } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(60_000);

const DAY = 86_400_000;
let app: TestApp;
let storeId: Id;
let keys = 0;

beforeAll(async () => {
  app = await startTestApp();
  storeId = await openStore(app);
});
afterEach(() => expectInvariants(app.db));
afterAll(() => app.close());

function offer(wish: Partial<GiftDraft> = {}): Promise<Id> {
  keys += 1;
  return app.get(UnitOfWork).run((tx) =>
    app.get(GiftsStore).save(tx, {
      giftKey: `gift-${keys}`,
      position: keys,
      kind: 'gift',
      name: '数字蜡烛套装',
      description: '0 到 9 各一支',
      imageUrl: '/media/320/candles.webp',
      points: 600,
      fromTierKey: null,
      remaining: 10,
      limitPerCustomer: null,
      couponTemplateKey: null,
      skuId: null,
      onSaleFrom: null,
      onSaleTo: null,
      ...wish,
    }),
  );
}

const redeem = <T = RedeemGiftResponse>(who: SignedInCustomer, giftId: Id, expectedPoints = 600) =>
  app.http.post<T>(
    `/points/gifts/${giftId}/redemptions`,
    { storeId, expectedPoints },
    { token: who.token, idempotencyKey: true },
  );

async function memberWith(points: number): Promise<SignedInCustomer> {
  const lin = await member(app);
  await buy(app, lin.id, { pointsToEarn: points });
  return lin;
}

describe('the points mall', () => {
  it('takes the points and gives a code that the counter accepts once, in the chosen store only', async () => {
    const lin = await memberWith(1860);
    const { status, body } = await redeem(lin, await offer());
    expect(status).toBe(201);
    expect(body.account.available).toBe(1260);
    expect(body.redemption).toMatchObject({ status: 'waiting', points: 600, pickupThrough: '2026-02-04' });
    const { token } = await staffAtWork(app, { storeIds: [storeId] });
    const code = body.redemption.code?.toLowerCase();
    const fetch = <T>(shown = code) =>
      app.http.post<T>('/staff/points/gift-pickups', { code: shown, storeId }, { token });
    const first = await fetch<HandOverGiftResponse>();
    expect(first.body.redemption).toMatchObject({ status: 'handed_over', code: null });
    expect(await fetch()).toMatchObject({ status: 409, body: { code: 'points.gift_handed_over' } });
    expect(await fetch('0000000000')).toMatchObject({
      status: 404,
      body: { code: 'points.gift_code_unknown' },
    });
    const elsewhere = await staffAtWork(app);
    const other = await app.http.post(
      '/staff/points/gift-pickups',
      { code, storeId },
      { token: elsewhere.token },
    );
    expect(other).toMatchObject({ status: 404, body: { code: 'store.not_found' } });
  });

  it('R110: opens at 500 points for everybody and at 200 for diamond', async () => {
    const giftId = await offer({ points: 150 });
    const normal = await memberWith(250);
    expect(await redeem(normal, giftId, 150)).toMatchObject({
      status: 409,
      body: { code: 'points.below_threshold', params: { opensAt: 500, available: 250, shortBy: 250 } },
    });
    const diamond = await member(app);
    await buy(app, diamond.id, { goodsCashFen: 500_000, pointsToEarn: 250 });
    expect(await redeem(diamond, giftId, 150)).toMatchObject({ status: 201 });
  });

  it('says of each gift why not, with the numbers that are missing', async () => {
    const lin = await memberWith(1860);
    const apron = await offer({ points: 2400 });
    const pan = await offer({ points: 100, fromTierKey: 'silver' });
    const { body } = await app.http.get<GiftsResponse>('/points/gifts', { token: lin.token });
    const shown = (id: Id) => body.gifts.find((gift) => gift.id === id);
    expect(shown(apron)).toMatchObject({
      state: 'short',
      refusal: { code: 'points.insufficient', params: { shortBy: 540 } },
    });
    expect(shown(pan)).toMatchObject({ state: 'locked', fromTier: { key: 'silver', name: '银卡' } });
  });

  it('the last piece goes to one of thirty members, and nobody else loses a point', async () => {
    const giftId = await offer({ remaining: 1 });
    const people = await Promise.all(Array.from({ length: 30 }, () => memberWith(600)));
    const answers = await Promise.all(people.map((lin) => redeem(lin, giftId)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(29);
    const left = await Promise.all(people.map((lin) => pointsOf(app, lin)));
    expect(left.filter(({ available }) => available === 600)).toHaveLength(29);
  });

  it('a limit of one per person holds against two phones at once', async () => {
    const lin = await memberWith(2000);
    const giftId = await offer({ limitPerCustomer: 1 });
    const answers = await Promise.all([redeem(lin, giftId), redeem(lin, giftId), redeem(lin, giftId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('a price that changed since she looked is refused with the new one', async () => {
    const lin = await memberWith(1000);
    expect(await redeem(lin, await offer({ points: 700 }), 600)).toMatchObject({
      status: 409,
      body: { code: 'points.gift_changed', params: { points: 700 } },
    });
  });

  it('a gift that nobody fetches within 30 days goes back, and its points too, once', async () => {
    const lin = await memberWith(600);
    const giftId = await offer({ remaining: 1 });
    await redeem(lin, giftId);
    await app.clock.advance(31 * DAY);
    for (const _ of [1, 2]) await app.runJob('points.return-gifts');
    const [gift] = await app.db.query<{ remaining: number }[]>(
      'SELECT remaining FROM points_gifts WHERE id = ?',
      [giftId],
    );
    expect(gift?.remaining).toBe(1);
    const [account] = await app.db.query<{ balance: number }[]>(
      'SELECT balance FROM points_accounts WHERE customer_id = ?',
      [lin.id],
    );
    expect(account?.balance).toBe(600);
  });
});

describe('signing in', () => {
  it('gives points once a day and more at the end of a week in a row', async () => {
    const lin = await member(app);
    const signIn = () => app.http.post<SignInPointsResponse>('/points/sign-in', {}, { token: lin.token });
    const both = await Promise.all([signIn(), signIn()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await pointsOf(app, lin)).toMatchObject({
      available: 2,
      signIn: { signedInToday: true, streakDays: 1, nextPoints: 2 },
    });
  });
});

describe('the statement', () => {
  it('says of every entry where it is from, the balance after it and its last day, page by page', async () => {
    const lin = await memberWith(900);
    const order = await buy(app, lin.id, { pointsToEarn: 100 });
    await redeem(lin, await offer());
    const { body } = await app.http.get<PointsStatementResponse>('/points/statement', { token: lin.token });
    expect(body.items.map(({ title, points, balanceAfter }) => [title, points, balanceAfter])).toEqual([
      ['积分兑换', -600, 400],
      ['消费获得', 100, 1000],
      ['消费获得', 900, 900],
    ]);
    expect(body.items[1]).toMatchObject({
      detail: `订单 ${order.orderNumber}`,
      orderId: order.orderId,
      usableThrough: expect.stringMatching(/^2027-\d\d-(28|30|31)$/),
    });
    expect(body.nextCursor).toBeNull();
  });
});

describe('a balance changed by hand', () => {
  it('applies at once up to the limit, and above it only after a second person', async () => {
    const lin = await member(app);
    const asker = await staffAtWork(app, { role: 'manager' });
    const second = await staffAtWork(app, { role: 'owner' });
    const ask = (points: number) =>
      app.http.post<PointsAdjustmentResponse>(
        '/staff/points/adjustments',
        { customerId: lin.id, points, reason: '蛋糕配错口味补偿' },
        { token: asker.token },
      );
    expect((await ask(200)).body).toMatchObject({ status: 'applied', requestedBy: { id: asker.id } });
    const { body: waiting } = await ask(501);
    expect(waiting.status).toBe('waiting');
    expect(await pointsOf(app, lin)).toMatchObject({ available: 200 });
    const decide = (token: string) =>
      app.http.post(`/staff/points/adjustments/${waiting.id}/decision`, { approve: true }, { token });
    expect(await decide(asker.token)).toMatchObject({
      status: 403,
      body: { code: 'points.adjustment_own' },
    });
    const both = await Promise.all([decide(second.token), decide(second.token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await pointsOf(app, lin)).toMatchObject({ available: 701 });
  });

  it('needs a reason, somebody in charge, a customer who exists, and points that are there', async () => {
    const lin = await member(app);
    const asker = await staffAtWork(app, { role: 'manager' });
    const counter = await staffAtWork(app, { role: 'counter' });
    const ask = (token: string, points: number, reason: string, customerId = lin.id) =>
      app.http.post('/staff/points/adjustments', { customerId, points, reason }, { token });
    expect(await ask(asker.token, 10, '无')).toMatchObject({ body: { code: 'points.adjustment_invalid' } });
    expect(await ask(counter.token, 10, '蛋糕配错口味')).toMatchObject({ status: 403 });
    expect(await ask(asker.token, -10, '录入错误更正')).toMatchObject({
      body: { code: 'points.insufficient' },
    });
    expect(await ask(asker.token, 10, '蛋糕配错口味', '0'.repeat(26))).toMatchObject({ status: 404 });
  });
});
