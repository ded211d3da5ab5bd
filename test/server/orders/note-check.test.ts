import type { ProblemBody } from '@tianpu/shared/problems';
import { signIn } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import {
  count,
  customerWithCart,
  fillCart,
  orderRequest,
  placeOrder,
  sendOrder,
} from '../../support/orders-world';
import { smallShop } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(30_000);

describe('V15: a note is checked before staff read it', () => {
  let app: TestApp;
  let storeId: string;
  let cake: string;

  beforeAll(async () => {
    app = await startTestApp();
    ({ storeId, cakeSkuId: cake } = await smallShop(app));
  });
  afterEach(async () => {
    app.simulator.clearFaults();
    await expectInvariants(app.db);
  });
  afterAll(() => app.close());

  const reviewOf = async (note: string) => {
    const customer = await customerWithCart(app, storeId, [[cake, 1]]);
    const { order } = await placeOrder(app, customer, { note });
    const [stored] = await app.db.query('SELECT note_review AS review FROM orders WHERE id = ?', [order.id]);
    return stored.review as string;
  };

  it('a good one passes, none at all needs no check', async () => {
    expect(await reviewOf('生日快乐，插数字 8')).toBe('passed');
    expect(await reviewOf('   ')).toBe('none');
  });

  it('WeChat’s “risky” is refused before anything is ordered', async () => {
    const customer = await customerWithCart(app, storeId, [[cake, 1]]);
    const request = await orderRequest(app, customer, { note: '违禁测试' });
    const answer = await sendOrder<ProblemBody>(app, customer, request);
    expect([answer.status, answer.body.code]).toEqual([400, 'text.rejected']);
    expect(await count(app, `orders WHERE customer_id = '${customer.id}'`)).toBe(0);
  });

  it('WeChat’s “review” and a WeChat that is down flag the note for staff, and the order goes on', async () => {
    expect(await reviewOf('待审测试')).toBe('review');
    app.simulator.fault({ match: { path: '/wxa/msg_sec_check' }, do: { errcode: -1 }, times: 0 });
    expect(await reviewOf('少糖')).toBe('unchecked');
  });

  it.each([
    ['text-direction tricks', 'abc\u202edef'],
    ['a NUL', 'a\u0000b'],
    ['a hundred and one characters', '蛋'.repeat(101)],
  ])('V12: a note with %s is refused', async (_, note) => {
    const customer = await signIn(app, `writer-${note.length}`);
    const withCart = await fillCart(app, { ...customer, storeId }, [[cake, 1]]);
    const answer = await sendOrder<ProblemBody>(app, customer, await orderRequest(app, withCart, { note }));
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
  });
});
