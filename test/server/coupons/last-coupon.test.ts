import type { Id } from '@tianpu/shared/api';
import { Coupons } from '../../../server/src/coupons';
import { ClaimCoupon } from '../../../server/src/coupons/claim-coupon';
import { Ids, row, type Tx, UnitOfWork } from '../../../server/src/platform';
import { outcomesOf, tally, template } from '../../support/coupons-world';
import { signIn } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { count } from '../../support/orders-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(120_000);

describe('the last coupon', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterEach(() => expectInvariants(app.db));
  afterAll(() => app.close());

  const claim = (customerId: Id, templateId: Id) => app.get(ClaimCoupon).fromCentre(customerId, templateId);
  const people = (many: number) => Array.from({ length: many }, () => app.get(Ids).next());
  const couponsOf = (templateId: Id) => count(app, `coupons WHERE template_id = '${templateId}'`);
  const issuedOf = async (templateId: Id) =>
    (await row<{ issued: number }>(app.db, 'SELECT issued FROM coupon_templates WHERE id = ?', [templateId]))
      ?.issued;

  it('C1: of a thousand people after the last coupon one gets it, the others read sold out, nobody sees an error of ours', async () => {
    const { id } = await template(app, { stock: 1 });
    const startedAt = performance.now();
    const outcomes = await outcomesOf(people(1_000).map((customerId) => claim(customerId, id)));
    const tookMs = performance.now() - startedAt;

    expect(tally(outcomes)).toEqual({ done: 1, 'coupon.sold_out': 999 });
    expect([await couponsOf(id), await issuedOf(id)]).toEqual([1, 1]);
    expect(tookMs).toBeLessThan(6_000);
  });

  it('C1: of a thousand people after a hundred coupons exactly a hundred get one', async () => {
    const { id } = await template(app, { stock: 100 });
    const outcomes = await outcomesOf(people(1_000).map((customerId) => claim(customerId, id)));

    expect(tally(outcomes)).toEqual({ done: 100, 'coupon.sold_out': 900 });
    expect([await couponsOf(id), await issuedOf(id)]).toEqual([100, 100]);
  });

  it('C1, the control: reading the stock first and writing afterwards would have given the last coupon out many times', async () => {
    const { id } = await template(app, { stock: 1 });
    let given = 0;
    const naively = () =>
      app.get(UnitOfWork).run(async (tx: Tx) => {
        const found = await row<{ issued: number }>(tx, 'SELECT issued FROM coupon_templates WHERE id = ?', [
          id,
        ]);
        if ((found?.issued ?? 0) >= 1) return;
        await tx.query('UPDATE coupon_counters SET issued = issued WHERE template_id = ?', [id]);
        given += 1;
        await tx.query('UPDATE coupon_templates SET issued = 1 WHERE id = ?', [id]);
      });
    await Promise.all(Array.from({ length: 200 }, naively));
    expect(given).toBeGreaterThan(1);
    await app.db.query('UPDATE coupon_templates SET issued = 0 WHERE id = ?', [id]);
  });

  it('C1: a budget ends coupons like a stock does: ¥100 pay for three of ¥30', async () => {
    const { id } = await template(app, { budgetFen: 10_000 });
    const outcomes = await outcomesOf(people(50).map((customerId) => claim(customerId, id)));
    expect(tally(outcomes)).toEqual({ done: 3, 'coupon.budget_spent': 47 });
  });

  it('C2: one customer who taps two hundred times has one coupon, and the stock one less', async () => {
    const customer = await signIn(app, 'phone-c2');
    const { id } = await template(app, { stock: 500 });
    const taps = Array.from({ length: 200 }, () =>
      app.http.post<{ code?: string }>(
        '/coupons/claims',
        { templateId: id },
        { token: customer.token, idempotencyKey: true },
      ),
    );
    const outcomes = (await Promise.all(taps)).map(({ status, body }) => body.code ?? String(status));

    expect(tally(outcomes)).toEqual({ '201': 1, 'coupon.limit_reached': 199 });
    expect([await couponsOf(id), await issuedOf(id)]).toEqual([1, 1]);
  });

  it('C3: with three per person, fifty claims at once bring exactly three', async () => {
    const [customerId = ''] = people(1);
    const { id } = await template(app, { limitPerCustomer: 3 });
    const outcomes = await outcomesOf(Array.from({ length: 50 }, () => claim(customerId, id)));

    expect(tally(outcomes)).toEqual({ done: 3, 'coupon.limit_reached': 47 });
    expect(await couponsOf(id)).toBe(3);
  });

  it('C3, the control: counting her coupons first and inserting afterwards brings more than three', async () => {
    await app.db.query('CREATE TABLE naive_coupons (id INT AUTO_INCREMENT PRIMARY KEY, owner INT NOT NULL)');
    const naively = () =>
      app.get(UnitOfWork).run(async (tx: Tx) => {
        const had = await row<{ had: number }>(
          tx,
          'SELECT COUNT(*) AS had FROM naive_coupons WHERE owner = 1',
        );
        if ((had?.had ?? 0) < 3) await tx.query('INSERT INTO naive_coupons (owner) VALUES (1)');
      });
    await Promise.all(Array.from({ length: 50 }, naively));
    expect(await count(app, 'naive_coupons')).toBeGreaterThan(3);
    await app.db.query('DROP TABLE naive_coupons');
  });

  it('C16: a reason that comes twice at the same moment brings one coupon', async () => {
    const [customerId = ''] = people(1);
    const { key } = await template(app, { limitPerCustomer: 5 });
    const request = { customerId, templateKey: key, channel: 'manual', dedupeKey: 'birthday:2026' } as const;
    const issue = () => app.get(UnitOfWork).run((tx) => app.get(Coupons).issue(tx, request));
    const ids = await Promise.all(Array.from({ length: 20 }, issue));
    expect(new Set(ids).size).toBe(1);
  });
});
