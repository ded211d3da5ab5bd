import type { AcceptInviteResponse, ReferralPosterResponse, ReferralResponse } from '@tianpu/shared/api';
import { REFERRAL_COUPON } from '@tianpu/shared/coupons';
import { CouponTemplatesStore } from '../../../server/src/coupons';
import { MembershipReader } from '../../../server/src/membership';
import { rows, UnitOfWork } from '../../../server/src/platform';
import { type SignedInCustomer, signIn } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { buy, hearCompleted, hearPaidOrder, hearRefund, member } from '../../support/membership-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(90_000);

const DAY = 86_400_000;
let app: TestApp;
let devices = 0;

beforeEach(async () => {
  app = await startTestApp();
  await offerReferralCoupon();
});
afterEach(async () => {
  await expectInvariants(app.db);
  await app.close();
});

async function offerReferralCoupon(): Promise<void> {
  const draft = { key: 'referral-88', ...REFERRAL_COUPON };
  await app.get(UnitOfWork).run((tx) => app.get(CouponTemplatesStore).save(tx, draft, 'test'));
}

const newcomer = () => {
  devices += 1;
  return signIn(app, `newcomer-${devices}`);
};
const pageOf = async ({ token }: SignedInCustomer) =>
  (await app.http.get<ReferralResponse>('/referral', { token })).body;
const accept = <T = AcceptInviteResponse>({ token }: SignedInCustomer, code: string) =>
  app.http.post<T>('/referral/acceptances', { code }, { token });

/** Somebody invited by this code who bought something, a week ago or just now. */
async function friend(code: string): Promise<SignedInCustomer> {
  const person = await newcomer();
  await accept(person, code);
  await buy(app, person.id);
  return person;
}

async function inviterWith(friends: number): Promise<SignedInCustomer> {
  const lin = await member(app);
  await buy(app, lin.id);
  const { code } = await pageOf(lin);
  for (let count = 0; count < friends; count += 1) await friend(code);
  return lin;
}

const couponsOf = (customerId: string) =>
  rows(app.db, 'SELECT id FROM coupons WHERE customer_id = ?', [customerId]);

describe('inviting friends', () => {
  it('R21: the third friend whose week is over brings one 88 折 coupon, once', async () => {
    const lin = await inviterWith(3);
    await app.runJob('referral.count');
    expect(await pageOf(lin)).toMatchObject({ counted: 0, waiting: 3 });
    expect(await couponsOf(lin.id)).toEqual([]);
    await app.clock.advance(7 * DAY - 1);
    await app.runJob('referral.count');
    expect(await couponsOf(lin.id)).toEqual([]);
    await app.clock.advance(1);
    await Promise.all([app.runJob('referral.count'), app.runJob('referral.count')]);
    expect(await couponsOf(lin.id)).toHaveLength(1);
    const invites = await rows(
      app.db,
      'SELECT step_count AS steps FROM referral_rewards WHERE inviter_id = ?',
      [lin.id],
    );
    expect(invites).toEqual([{ steps: 3 }]);
  });

  it('C9: the tenth makes her 店长级, a role and not a tier', async () => {
    const lin = await inviterWith(10);
    await app.clock.advance(7 * DAY);
    await app.runJob('referral.count');
    expect(await app.get(MembershipReader).audiencesOf(app.db, lin.id)).toEqual([
      'member',
      'tier:normal',
      'role:store_manager',
    ]);
  });

  it('A13: an order that goes back within the week does not count, and the page says why', async () => {
    const lin = await member(app);
    await buy(app, lin.id);
    const { code } = await pageOf(lin);
    const person = await newcomer();
    await accept(person, code);
    expect((await pageOf(lin)).invitees).toMatchObject([{ state: 'not_ordered', text: '还没下单' }]);
    const order = await hearPaidOrder(app, person.id);
    await app.dispatch();
    expect((await pageOf(lin)).invitees).toMatchObject([{ state: 'not_completed' }]);
    await hearCompleted(app, order);
    await app.dispatch();
    expect((await pageOf(lin)).invitees).toMatchObject([{ state: 'waiting', countsOn: '2026-01-12' }]);
    await hearRefund(app, order);
    await app.dispatch();
    await app.clock.advance(8 * DAY);
    await app.runJob('referral.count');
    const counted = await rows(app.db, 'SELECT counted_at AS at FROM referral_invites WHERE inviter_id = ?', [
      lin.id,
    ]);
    expect(counted).toEqual([{ at: null }]);
  });

  it('A13: refuses oneself, rings, a second inviter, unknown codes and people who bought before', async () => {
    const [anna, ben, cleo] = [await newcomer(), await newcomer(), await newcomer()];
    const codes = new Map<string, string>();
    for (const person of [anna, ben, cleo]) codes.set(person.id, (await pageOf(person)).code);
    const by = (person: SignedInCustomer) => codes.get(person.id) ?? '';
    const refused = async (invitee: SignedInCustomer, code: string) =>
      (await accept<{ code: string }>(invitee, code)).body.code;
    expect(await refused(anna, by(anna))).toBe('referral.self');
    expect(await accept(ben, by(anna))).toMatchObject({ status: 200 });
    expect(await accept(ben, by(anna).toLowerCase())).toMatchObject({ status: 200 });
    expect(await accept(cleo, by(ben))).toMatchObject({ status: 200 });
    expect(await refused(anna, by(cleo))).toBe('referral.ring');
    expect(await refused(cleo, by(anna))).toBe('referral.already_invited');
    expect(await refused(anna, 'ZZZZZZZZ')).toBe('referral.code_unknown');
    const regular = await newcomer();
    await buy(app, regular.id);
    expect(await refused(regular, by(anna))).toBe('referral.not_new');
  });

  it('A13: two who open each other’s code at the same moment do not become a ring', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [anna, ben] = [await newcomer(), await newcomer()];
      const [ofAnna, ofBen] = [(await pageOf(anna)).code, (await pageOf(ben)).code];
      const both = await Promise.all([accept(anna, ofBen), accept(ben, ofAnna)]);
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(both.filter(({ status }) => status === 409)).toHaveLength(1);
    }
  });
});

describe('the poster', () => {
  it('carries the mini-program code of the inviter, asked of WeChat once', async () => {
    const lin = await newcomer();
    const { body } = await app.http.get<ReferralPosterResponse>('/referral/poster', { token: lin.token });
    const picture = () => fetch(`${app.url}${body.qrUrl}`);
    const first = await picture();
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toMatch(/^image\/(png|jpeg)/);
    const bytes = Buffer.from(await first.arrayBuffer());
    expect(bytes.equals(Buffer.from(await (await picture()).arrayBuffer()))).toBe(true);
    expect(await app.http.get('/referral/pictures/ZZZZZZZZ')).toMatchObject({ status: 404 });
  });
});
