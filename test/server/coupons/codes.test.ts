import type {
  ClaimCouponResponse,
  MakeCouponCodesResponse,
  RedeemPaperCouponResponse,
  VoidCouponBatchResponse,
} from '@tianpu/shared/api';
import type { ProblemBody } from '@tianpu/shared/problems';
import { rows } from '../../../server/src/platform';
import { tally, template } from '../../support/coupons-world';
import { type SignedInCustomer, type SignedInStaff, signIn, staffAtWork } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { count } from '../../support/orders-world';
import { openStore } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
jest.setTimeout(60_000);

describe('codes on paper and codes to type', () => {
  let app: TestApp;
  let storeId: string;
  let manager: SignedInStaff;
  let customers = 0;

  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
    storeId = await openStore(app);
  });
  beforeEach(async () => {
    // A session of staff is shorter than the hours these tests let pass.
    manager = await staffAtWork(app, { role: 'manager', storeIds: [storeId] });
  });
  afterEach(() => expectInvariants(app.db));
  afterAll(() => app.close());

  const someone = (): Promise<SignedInCustomer> => {
    customers += 1;
    return signIn(app, `phone-${customers}`);
  };
  const make = async (templateId: string, kind: 'typed' | 'paper', size: number) => {
    const path = `/staff/coupon-templates/${templateId}/code-batches`;
    const body = { kind, name: '停电备用', size };
    return app.http.post<MakeCouponCodesResponse & ProblemBody>(path, body, { token: manager.token });
  };
  const type = (customer: SignedInCustomer, code: string) =>
    app.http.post<ClaimCouponResponse & ProblemBody>(
      '/coupons/code-claims',
      { code },
      { token: customer.token },
    );
  const show = (staff: SignedInStaff, qrText: string, usedAt = app.clock.now()) =>
    app.http.post<RedeemPaperCouponResponse & ProblemBody>(
      '/staff/paper-coupons/redemptions',
      { storeId, qrText, usedAt: usedAt.toISOString() },
      { token: staff.token },
    );
  const refusal = ({ status, body: { code, params } }: { status: number; body: ProblemBody }) => ({
    status,
    code,
    params,
  });

  it('a typed code brings its coupon once, to whoever is first, however it is spelled', async () => {
    const { id } = await template(app, { channels: ['code'], limitPerCustomer: 5 });
    const [code = ''] = (await make(id, 'typed', 1)).body.codes.map((each) => each.code);
    const people = await Promise.all(Array.from({ length: 10 }, someone));
    const answers = await Promise.all(people.map((customer) => type(customer, ` ${code.toLowerCase()} `)));

    const outcomes = answers.map(({ status, body }) => (status === 201 ? body.coupon.state : body.code));
    expect(tally(outcomes)).toEqual({ issued: 1, 'coupon.code_unknown': 9 });
  });

  it('A9: unknown, used, paper, voided and senseless codes get one and the same answer', async () => {
    const { id } = await template(app, { channels: ['code', 'paper'], limitPerCustomer: 5 });
    const [used = '', lost = ''] = (await make(id, 'typed', 2)).body.codes.map((each) => each.code);
    const paper = (await make(id, 'paper', 1)).body.codes[0]?.code ?? '';
    const [batch] = await rows<{ id: string }>(
      app.db,
      'SELECT id FROM coupon_batches WHERE template_id = ? AND size = 2',
      [id],
    );
    const customer = await someone();
    expect((await type(customer, used)).status).toBe(201);
    const path = `/staff/coupon-batches/${batch?.id}/void`;
    const voided = await app.http.post<VoidCouponBatchResponse>(path, undefined, { token: manager.token });
    expect(voided.body).toEqual({ voided: 1 });

    const wrong = ['0000-0000-0000-0000-0', used, lost, paper, '券', "' OR 1=1 --"];
    const answers = [];
    for (const code of wrong) answers.push(await type(await someone(), code));
    expect(new Set(answers.map((answer) => JSON.stringify(refusal(answer))))).toEqual(
      new Set([JSON.stringify({ status: 404, code: 'coupon.code_unknown', params: {} })]),
    );
  });

  it('A9: after ten wrong codes of one person within an hour even a right one has to wait; the others go on', async () => {
    const { id } = await template(app, { channels: ['code'], limitPerCustomer: 5 });
    const codes = (await make(id, 'typed', 2)).body.codes.map((each) => each.code);
    const guesser = await someone();
    const atOnce = Array.from({ length: 30 }, () => type(guesser, '0000-0000-0000-0000-0'));
    const looked = (await Promise.all(atOnce)).filter(({ body }) => body.code === 'coupon.code_unknown');
    expect(looked.length).toBeLessThanOrEqual(10);
    for (let more = looked.length; more < 10; more += 1) await type(guesser, '0000-0000-0000-0000-0');

    const right = await type(guesser, codes[0] ?? '');
    expect([right.status, right.headers.get('retry-after')]).toEqual([429, '3600']);
    expect((await type(await someone(), codes[0] ?? '')).status).toBe(201);
    await app.clock.advance(HOUR);
    expect((await type(guesser, codes[1] ?? '')).status).toBe(201);
  });

  it('codes are kept as hashes only, and have at least eighty random bits', async () => {
    const { id } = await template(app, { channels: ['code'] });
    const codes = (await make(id, 'typed', 500)).body.codes.map((each) => each.code.replace(/-/g, ''));
    expect(new Set(codes).size).toBe(500);
    expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{17}$/.test(code))).toBe(true);
    const kept = await rows<object>(app.db, 'SELECT * FROM coupon_codes');
    const dump = JSON.stringify(kept.map((record) => Object.values(record).map(String)));
    expect(codes.filter((code) => dump.includes(code))).toEqual([]);
  });

  it('more paper than the stock has is not printed at all, and bakers print none', async () => {
    const { id } = await template(app, { channels: ['paper'], stock: 80 });
    expect(refusal(await make(id, 'paper', 100))).toMatchObject({ status: 409, code: 'coupon.sold_out' });
    expect(await count(app, `coupons WHERE template_id = '${id}'`)).toBe(0);
    const baker = await staffAtWork(app, { role: 'baker', storeIds: [storeId] });
    const path = `/staff/coupon-templates/${id}/code-batches`;
    const answer = await app.http.post(path, { kind: 'paper', name: '甲', size: 1 }, { token: baker.token });
    expect(answer.status).toBe(403);
  });

  it('R123: paper coupons are taken once, days after the outage, if they were valid when they were used', async () => {
    const { id } = await template(app, { channels: ['paper'], validity: { by: 'days', days: 2 } });
    const made = await make(id, 'paper', 3);
    const [first = '', second = ''] = made.body.codes.map((each) => each.code);
    expect([made.status, made.body.face.figure, made.body.codes.length]).toEqual([201, '30', 3]);
    const usedAt = app.clock.now();
    await app.clock.advance(5 * DAY);
    await app.runJob('coupons.expire');

    const counter = await staffAtWork(app, { role: 'counter', storeIds: [storeId] });
    const answers = await Promise.all(Array.from({ length: 10 }, () => show(counter, first, usedAt)));
    expect(tally(answers.map(({ status, body }) => (status === 201 ? body.serial : body.code)))).toEqual({
      '停电备用-001': 1,
      'coupon.redeemed': 9,
    });
    expect(refusal(await show(counter, second))).toMatchObject({ status: 409, code: 'coupon.ended' });
    expect(refusal(await show(counter, second, new Date(app.clock.now().getTime() + 1)))).toMatchObject({
      status: 400,
    });
    expect(await count(app, `events WHERE name = 'coupon.redeemed'`)).toBe(1);
  });
});
