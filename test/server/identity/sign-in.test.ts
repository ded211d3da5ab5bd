import type { SessionResponse } from '@tianpu/shared/api';
import { rows } from '../../../server/src/platform';
import { type SignedInCustomer, signIn } from '../../support/identity-world';
import { startTestApp, type TestApp } from '../../support/test-app';

describe('a customer signs in silently', () => {
  let app: TestApp;
  const log: string[] = [];
  beforeAll(async () => {
    app = await startTestApp({ env: { LOG_LEVEL: 'debug' }, logSink: { write: (line) => log.push(line) } });
  });
  afterAll(() => app.close());

  const customersOf = async (openid: string) => {
    const { id } = await signIn(app, `check-${openid}`, openid);
    return rows<{ id: string }>(app.db, 'SELECT id FROM customers WHERE id = ?', [id]);
  };

  it('registers her the first time and knows her again on her second phone', async () => {
    const first = await signIn(app, 'phone-a', 'anna');
    const second = await signIn(app, 'phone-b', 'anna');

    expect(second.id).toBe(first.id);
    expect(await app.http.get('/me', { token: second.token })).toMatchObject({
      status: 200,
      body: {
        id: first.id,
        nickname: null,
        avatarUrl: null,
        phoneMasked: null,
        memberSince: app.clock.now().toISOString(),
      },
    });
  });

  it('A8: a login code opens one session only, and a foreign one none', async () => {
    const { code } = app.simulator.login('phone-c');
    const used = await app.http.post('/sessions', { code });
    const again = await app.http.post('/sessions', { code });
    const foreign = await app.http.post('/sessions', { code: '0FOREIGNappcode0000000000000000' });
    const late = app.simulator.login('phone-c').code;
    await app.clock.advance(5 * 60_000 + 1_000);

    expect(used.status).toBe(201);
    for (const refused of [again, foreign, await app.http.post('/sessions', { code: late })]) {
      expect(refused).toMatchObject({ status: 401, body: { code: 'session.login_code_invalid' } });
    }
  });

  it('tells a person whom WeChat has blocked that she is, and registers nobody', async () => {
    const { code, openid } = app.simulator.login('phone-blocked');
    app.simulator.set({ blockedOpenids: [openid] });
    const before = await rows(app.db, 'SELECT id FROM customers');

    expect(await app.http.post('/sessions', { code })).toMatchObject({
      status: 403,
      body: { code: 'session.customer_blocked' },
    });
    expect(await rows(app.db, 'SELECT id FROM customers')).toHaveLength(before.length);
    app.simulator.set({ blockedOpenids: [] });
  });

  it('asks to try again later while WeChat does not answer', async () => {
    app.simulator.fault({ match: { path: '/sns/jscode2session' }, do: { errcode: -1 }, times: 10 });
    const refused = await app.http.post('/sessions', { code: app.simulator.login('phone-d').code });
    app.simulator.clearFaults();

    expect(refused).toMatchObject({ status: 503, body: { code: 'service.unavailable' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('makes one customer and one registration of 50 simultaneous first sign-ins', async () => {
    const codes = Array.from(
      { length: 50 },
      (_, phone) => app.simulator.login(`crowd-${phone}`, 'crowd').code,
    );
    const answers = await Promise.all(
      codes.map((code) => app.http.post<SessionResponse>('/sessions', { code })),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
    const ids = new Set(answers.map(({ body }) => body.customer.id));
    expect(ids.size).toBe(1);
    const [id] = ids;
    const registrations = await rows(
      app.db,
      `SELECT id FROM events WHERE name = 'customer.registered' AND aggregate_id = ?`,
      [id],
    );
    expect(registrations).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(50);
  });

  it("A8: keeps WeChat's session_key to itself: no answer, table or log line has it", async () => {
    const customer = await signIn(app, 'phone-key', 'key');
    await app.http.get('/me', { token: customer.token });
    const { sessionKey } = app.simulator.state.people[customer.openid] ?? {};
    if (!sessionKey) throw new Error('the simulator gave no session_key');

    expect(await dump(app)).not.toContain(sessionKey);
    expect(log.join('\n')).not.toContain(sessionKey);
    expect(await customersOf('key')).toHaveLength(1);
  });

  it('D3: keeps the openid sealed: the tables do not show it, and no log line does', async () => {
    const { openid } = await signIn(app, 'phone-sealed', 'sealed');

    const text = await dump(app);
    expect(text).not.toContain(openid);
    expect(text).toMatch(/v1:f1:[\w-]{16}:[\w-]{22}:[\w-]+/);
    expect(log.join('\n')).not.toContain(openid);
  });
});

describe('a session goes on with its refresh token', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const refresh = (refreshToken: string) =>
    app.http.post<SessionResponse>('/sessions/refresh', { refreshToken });
  const me = (token: string) => app.http.get('/me', { token });
  const afterASecond = () => new Promise((resolve) => setTimeout(resolve, 1_050));

  it('gives a new access token after the old one has ended', async () => {
    const customer = await signIn(app, 'phone-1');
    await app.clock.advance(2 * 3_600_000 + 31_000);
    expect((await me(customer.token)).status).toBe(401);

    const { status, body } = await refresh(customer.refreshToken);
    expect([status, body.customer.id, body.expiresInSeconds]).toEqual([200, customer.id, 7_200]);
    expect((await me(body.accessToken)).status).toBe(200);
  });

  it('ends the whole session when a refresh token comes twice: one of the two is a thief', async () => {
    const customer = await signIn(app, 'phone-2');
    const next = await refresh(customer.refreshToken);
    const stolen = await refresh(customer.refreshToken);
    await afterASecond();

    expect(stolen).toMatchObject({ status: 401, body: { code: 'session.unauthenticated' } });
    expect((await refresh(next.body.refreshToken)).status).toBe(401);
    expect((await me(next.body.accessToken)).status).toBe(401);
  });

  it('lets exactly one of ten simultaneous uses of a refresh token through', async () => {
    const { refreshToken } = await signIn(app, 'phone-3');
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(refreshToken)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('ends after 30 days however often it was refreshed', async () => {
    const customer = await signIn(app, 'phone-4');
    await app.clock.advance(29 * 86_400_000);
    const { body } = await refresh(customer.refreshToken);
    await app.clock.advance(86_400_000);
    expect((await refresh(body.refreshToken)).status).toBe(401);
  });

  it('stores digests, never the tokens', async () => {
    const { refreshToken } = await signIn(app, 'phone-5');
    expect(await dump(app)).not.toContain(refreshToken);
  });

  it('ends at once when she signs out', async () => {
    const customer: SignedInCustomer = await signIn(app, 'phone-6');
    const other = await signIn(app, 'phone-6');
    const { status } = await app.http.delete('/sessions/current', { token: customer.token });

    expect(status).toBe(204);
    expect((await me(customer.token)).status).toBe(401);
    expect((await refresh(customer.refreshToken)).status).toBe(401);
    expect((await me(other.token)).status).toBe(200);
  });

  it('forgets ended sessions a month later', async () => {
    await signIn(app, 'phone-7');
    await app.clock.advance(61 * 86_400_000);
    await app.runJob('identity.forget-ended');
    expect(await rows(app.db, 'SELECT id FROM customer_sessions')).toEqual([]);
    expect(await rows(app.db, 'SELECT session_id FROM refresh_tokens')).toEqual([]);
  });
});

/** Every row of identity's tables as one text. */
async function dump(app: TestApp): Promise<string> {
  const tables = ['customers', 'customer_sessions', 'refresh_tokens', 'phone_exchanges', 'consents'];
  const content = await Promise.all(tables.map((table) => rows(app.db, `SELECT * FROM ${table}`)));
  return JSON.stringify(content, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  );
}
