import { signIn, staffAtWork } from '../../support/identity-world';
import { spoiltBodies, WRONG_QUANTITIES } from '../../support/malformed';
import { smallShop } from '../../support/shop-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const ULID = '01JD2Q7XK3W5V4M8N0T6R9ZB1C';

/** Every body that identity, carts and sources take, in a good form; `optional` fields may be left out or null. */
const bodies: [method: 'POST' | 'PATCH', path: string, good: Record<string, unknown>, optional: string[]][] =
  [
    ['POST', '/sessions', { code: '0abc' }, []],
    ['POST', '/sessions/refresh', { refreshToken: 'x'.repeat(43) }, []],
    ['PATCH', '/me', { nickname: '小明', avatarUrl: `/api/avatars/${ULID}` }, ['nickname', 'avatarUrl']],
    ['POST', '/me/phone', { code: '0abc' }, []],
    [
      'POST',
      '/me/consents',
      { purpose: 'location', version: '1', textSha256: 'a'.repeat(64), granted: true },
      [],
    ],
    ['POST', '/staff/sessions', { login: 'lin', password: 'secret' }, []],
    ['POST', '/visits', { scene: 'WLT01' }, []],
    ['POST', '/cart/lines', { storeId: ULID, skuId: ULID, quantity: 1 }, []],
    ['PATCH', `/cart/lines/${ULID}?storeId=${ULID}`, { quantity: 1 }, []],
  ];

describe('malformed bodies change nothing', () => {
  let app: TestApp;
  let token: string;
  beforeAll(async () => {
    app = await startTestApp();
    await smallShop(app);
    token = (await signIn(app)).token;
    await staffAtWork(app);
  });
  afterAll(() => app.close());

  const send = (method: string, path: string, body: string) =>
    app.http.raw<{ code?: string }>(method, path, {
      body,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });

  it.each(bodies)('V1: %s %s refuses every spoilt body', async (method, path, good, optional) => {
    const spoilt = spoiltBodies(good, optional);
    const answers = await Promise.all(spoilt.map(({ body }) => send(method, path, JSON.stringify(body))));
    const accepted = spoilt.filter((_, index) => answers[index]?.status !== 400).map(({ why }) => why);
    expect(accepted).toEqual([]);
    expect(spoilt.length).toBeGreaterThan(20);
  });

  it.each(bodies)('V1: %s %s does not refuse the good body for its shape', async (method, path, good) => {
    const { body } = await send(method, path, JSON.stringify(good));
    const code = typeof body === 'object' && body !== null ? body.code : undefined;
    const isOwnAvatarRule = path === '/me' && code === 'request.invalid';
    expect(isOwnAvatarRule || code !== 'request.invalid').toBe(true);
  });

  it('V2: no quantity but a whole number from 1 to 50 is taken', async () => {
    for (const quantity of WRONG_QUANTITIES) {
      const put = await send('POST', '/cart/lines', JSON.stringify({ storeId: ULID, skuId: ULID, quantity }));
      const changed = await send(
        'PATCH',
        `/cart/lines/${ULID}?storeId=${ULID}`,
        JSON.stringify({ quantity }),
      );
      expect([quantity, put.status, changed.status]).toEqual([quantity, 400, 400]);
    }
    const huge = await send(
      'POST',
      '/cart/lines',
      `{"storeId":"${ULID}","skuId":"${ULID}","quantity":1e999}`,
    );
    expect(huge.status).toBe(400);
  });

  it('V4: an id is 26 characters of ours, never a number', async () => {
    for (const skuId of ['9007199254740993', 'x', `${ULID}0`, ULID.toLowerCase(), `${ULID}\n`]) {
      const { status } = await send(
        'POST',
        '/cart/lines',
        JSON.stringify({ storeId: ULID, skuId, quantity: 1 }),
      );
      expect([skuId, status]).toEqual([skuId, 400]);
    }
    expect((await send('PATCH', `/cart/lines/7?storeId=${ULID}`, '{"quantity":1}')).status).toBe(400);
  });
});
