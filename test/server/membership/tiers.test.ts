import type { LadderPreviewResponse, MemberCentreResponse, TierHistoryResponse } from '@tianpu/shared/api';
import { LADDER_TEMPLATES, type TierLadder } from '@tianpu/shared/membership';
import { MembershipReader } from '../../../server/src/membership';
import { rows } from '../../../server/src/platform';
import { type SignedInCustomer, staffAtWork } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { buy, hearRefund, member } from '../../support/membership-world';
import { openStore } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(60_000);

const DAY = 86_400_000;
let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(async () => {
  await expectInvariants(app.db);
  await app.close();
});

const centreOf = async ({ token }: SignedInCustomer) =>
  (await app.http.get<MemberCentreResponse>('/membership/centre', { token })).body;
const changesOf = async (customerId: string) =>
  (
    await rows<{ toKey: string; direction: string; because: string }>(
      app.db,
      'SELECT to_key AS toKey, direction, because FROM tier_changes WHERE customer_id = ? ORDER BY id',
      [customerId],
    )
  ).map(({ toKey, direction, because }) => `${direction} ${toKey}: ${because}`);

describe('a tier', () => {
  it('R89, R93: ¥2,000 within a year make silver at once, with a celebration shown on one phone once', async () => {
    const lin = await member(app);
    await buy(app, lin.id, { goodsCashFen: 128_600 });
    const before = await centreOf(lin);
    expect(before).toMatchObject({
      isEnrolled: true,
      tier: { key: 'normal', rank: 0 },
      spend: { fen: 128_600, months: 12 },
      next: { tier: { key: 'silver' }, headline: '再消费 ¥714 升银卡' },
      celebration: null,
    });
    await buy(app, lin.id, { goodsCashFen: 71_400 });
    const after = await centreOf(lin);
    expect(after).toMatchObject({
      tier: { key: 'silver', name: '银卡', rank: 1 },
      tierThrough: '2027-02-03',
      points: { opensAt: 400 },
      celebration: { title: '升级为银卡啦' },
    });
    const changeId = after.celebration?.changeId;
    await app.http.post(`/membership/celebrations/${changeId}`, {}, { token: lin.token });
    expect((await centreOf(lin)).celebration).toBeNull();
    const { body } = await app.http.get<TierHistoryResponse>('/membership/tier-changes', {
      token: lin.token,
    });
    expect(body.changes).toMatchObject([
      { from: { key: 'normal' }, to: { key: 'silver' }, direction: 'up', because: '近 12 个月消费满 ¥2,000' },
    ]);
    expect(await app.get(MembershipReader).audiencesOf(app.db, lin.id)).toEqual(['member', 'tier:silver']);
  });

  it('cannot be bought and returned: a refund takes the tier that rested on it', async () => {
    const lin = await member(app);
    const order = await buy(app, lin.id, { goodsCashFen: 500_000 });
    expect((await centreOf(lin)).tier.key).toBe('diamond');
    await hearRefund(app, order);
    await app.dispatch();
    expect((await centreOf(lin)).tier.key).toBe('normal');
    expect(await changesOf(lin.id)).toEqual([
      'up diamond: 近 12 个月消费满 ¥5,000',
      'down normal: 保级条件没有达到',
    ]);
  });

  it('ends by itself when its year and its grace are over, by the run of the next ten minutes', async () => {
    const lin = await member(app);
    await buy(app, lin.id, { goodsCashFen: 200_000 });
    await app.clock.advance(394 * DAY);
    await app.runJob('membership.recompute');
    expect(await changesOf(lin.id)).toHaveLength(1);
    await app.clock.advance(1 * DAY);
    for (const _ of [1, 2]) await app.runJob('membership.recompute');
    expect(await changesOf(lin.id)).toEqual([
      'up silver: 近 12 个月消费满 ¥2,000',
      'down normal: 保级条件没有达到',
    ]);
  });
});

describe('benefits', () => {
  it('R92: one factory visit a year is counted once, also at two tills at the same moment', async () => {
    const storeId = await openStore(app);
    const { token } = await staffAtWork(app, { storeIds: [storeId] });
    const lin = await member(app);
    const use = () =>
      app.http.post<{ code?: string }>(
        `/staff/members/${lin.id}/benefit-uses`,
        { benefitKey: 'factory_visit', storeId, note: '' },
        { token },
      );
    expect((await use()).body).toMatchObject({ code: 'membership.benefit_not_yours' });
    await buy(app, lin.id, { goodsCashFen: 500_000 });
    const both = await Promise.all([use(), use(), use()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const visit = (await centreOf(lin)).benefits.find(({ key }) => key === 'factory_visit');
    expect(visit).toMatchObject({
      hint: '已用完 · 2027年1月1日更新',
      quota: { uses: 1, used: 1, left: 0, per: 'year' },
    });
  });
});

describe('another ladder', () => {
  it('R95: shows who would move before it is put in force, and moves exactly those', async () => {
    const { token } = await staffAtWork(app, { role: 'owner' });
    const rich = await member(app);
    await buy(app, rich.id, { goodsCashFen: 240_000 });
    const poor = await member(app);
    await buy(app, poor.id, { goodsCashFen: 10_000 });
    const byMonths = LADDER_TEMPLATES.find(({ key }) => key === 'loyal_months');
    const preview = await app.http.post<LadderPreviewResponse>(
      '/admin/membership/ladder-previews',
      { ladder: byMonths },
      { token },
    );
    expect(preview.body).toMatchObject({
      members: 2,
      up: 0,
      down: 1,
      same: 1,
      moves: [{ from: { key: 'silver' }, to: { key: 'normal' }, members: 1 }],
      examples: [{ customerId: rich.id, spendFen: 240_000 }],
    });
    expect(await changesOf(rich.id)).toHaveLength(1);
    const { previewToken } = preview.body;
    const change = (ladder: TierLadder | undefined) =>
      app.http.post('/admin/membership/ladder', { ladder, previewToken }, { token });
    expect(await change(LADDER_TEMPLATES[0])).toMatchObject({
      status: 400,
      body: { code: 'membership.ladder_invalid', params: { reason: 'preview' } },
    });
    expect(await change(byMonths)).toMatchObject({ status: 200, body: { current: { key: 'loyal_months' } } });
    expect((await changesOf(rich.id)).at(-1)).toBe('down normal: 会员等级规则更新');
    expect(await changesOf(poor.id)).toEqual([]);
    expect(await change(byMonths)).toMatchObject({ status: 400 });
  });

  it('is the owner’s to choose', async () => {
    const { token } = await staffAtWork(app, { role: 'manager' });
    expect(await app.http.get('/admin/membership/ladders', { token })).toMatchObject({ status: 403 });
  });
});
