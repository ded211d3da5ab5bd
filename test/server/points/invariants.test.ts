import { membershipInvariants } from '../../../server/src/membership';
import { brokenInvariants, UnitOfWork } from '../../../server/src/platform';
import { GiftsStore, Points, pointsInvariants } from '../../../server/src/points';
import { referralInvariants } from '../../../server/src/referral';
import { buy, member } from '../../support/membership-world';
import { blindOnes, brokenAfter, type Sabotage } from '../../support/sabotage';
import { openStore } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(60_000);

const invariants = [...pointsInvariants, ...membershipInvariants, ...referralInvariants];
const SPEND = `SELECT id FROM points_entries WHERE kind = 'spend' AND source = 'order'`;
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const storeId = await openStore(app);
  const lin = await member(app);
  await buy(app, lin.id, { goodsCashFen: 200_000, pointsToEarn: 2_000 });
  const order = { customerId: lin.id, orderId: 'A'.repeat(26), label: '订单' };
  await app.get(UnitOfWork).run(async (tx) => {
    await app.get(Points).spend(tx, { ...order, points: 300 });
    await app.get(Points).restore(tx, { ...order, points: 100, refundId: 'B'.repeat(26) });
  });
  const giftId = await app.get(UnitOfWork).run((tx) =>
    app.get(GiftsStore).save(tx, {
      giftKey: 'candles',
      position: 10,
      kind: 'gift',
      name: '数字蜡烛套装',
      description: '',
      imageUrl: '/media/800/gift-candle.webp',
      points: 600,
      fromTierKey: null,
      remaining: null,
      limitPerCustomer: null,
      couponTemplateKey: null,
      skuId: null,
      onSaleFrom: null,
      onSaleTo: null,
    }),
  );
  const body = { storeId, expectedPoints: 600 };
  const options = { token: lin.token, idempotencyKey: true } as const;
  const { status } = await app.http.post(`/points/gifts/${giftId}/redemptions`, body, options);
  expect(status).toBe(201);
});
afterAll(() => app.close());

const sabotages: readonly Sabotage[] = [
  ['sums of their entries', ['UPDATE points_accounts SET balance = balance + 1']],
  ['without a gap', ['UPDATE points_entries SET balance_after = balance_after + 1 WHERE seq = 1']],
  ['is the points balance', ['UPDATE points_lots SET remaining = remaining - 1']],
  [
    'moved exactly the lots it names',
    [`UPDATE points_consumptions SET points = points + 1 WHERE entry_id IN (${SPEND})`],
  ],
  [
    'undoes a spend of the same customer',
    [`UPDATE points_consumptions SET restored_points = restored_points + 1 WHERE entry_id IN (${SPEND})`],
  ],
  ['spent, ended or taken back', ['UPDATE points_lots SET expired = expired + 1']],
  ['less what its refunds took back', ['UPDATE points_awards SET points = points - 1']],
  ['paid with its points', ['UPDATE points_gift_redemptions SET points = points + 1']],
  ['agreed to become one', ["DELETE FROM member_consents WHERE purpose = 'membership'"]],
  [
    'as many friends who count',
    [
      `INSERT INTO referral_rewards (inviter_id, step_count, role, rewarded_at)
      VALUES (REPEAT('A', 26), 10, 'store_manager', NOW(3))`,
    ],
  ],
];

describe('the invariants of points, membership and referral', () => {
  it('hold after earning, spending, restoring and redeeming', async () => {
    expect(await brokenInvariants(app.db, invariants)).toEqual([]);
  });

  it.each(sabotages)('notice it when “%s” does not hold', async (promise, statements) => {
    const noticed = (await brokenAfter(app, invariants, statements)).map(({ holds }) => holds);
    expect(noticed).toContainEqual(expect.stringContaining(promise));
  });

  it('are each broken once above: none of them is blind', () => {
    expect(blindOnes(invariants, sabotages)).toEqual([]);
  });
});
