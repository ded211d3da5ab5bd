import { callAsCustomer, callAsStaff, callPublic, newIdempotencyKey } from '@/api/client';
import { forgetSession } from '@/api/customer-session';
import { urlOf } from '@/api/http-call';
import { ApiProblem } from '@/api/problem';
import { isWorthRetrying } from '@/api/query-client';
import { keepStaffSession, staffSession } from '@/api/staff-session';
import { answer, world } from '../support/taro';

const problem = (status: number, code: string) => ({
  status,
  body: { code, params: { shortByFen: 5 }, requestId: 'r-1' },
});
const session = (accessToken: string) => ({
  status: 201,
  body: {
    accessToken,
    refreshToken: `refresh-of-${accessToken}`,
    expiresInSeconds: 900,
    customer: { id: 'c' },
  },
});
const paths = () => world.requests.map((request) => `${request.method} ${request.path.split('?')[0]}`);

/** A server that signs in, and refuses every access token but `valid`. */
function aServer(valid: string) {
  answer((request) => {
    if (request.path === '/api/client-config') return { status: 200, body: { simulatorPort: 9090 } };
    if (request.path.includes('/h5/login')) return { status: 200, body: { code: 'code-1' } };
    if (request.path === '/api/sessions') return session('first');
    if (request.path === '/api/sessions/refresh') return session('second');
    return request.headers['authorization'] === `Bearer ${valid}`
      ? { status: 200, body: { ok: true } }
      : problem(401, 'session.unauthenticated');
  });
}

/** The app started again on a phone that keeps an ended session, whose refresh token the server no longer takes. */
async function aFreshStart(config: { simulatorPort: number | null }) {
  jest.resetModules();
  const taro = await import('../support/taro');
  const { callAsCustomer: call } = await import('@/api/client');
  taro.world.storage.set('tianpu.session', {
    accessToken: 'old',
    refreshToken: 'used',
    accessEndsAt: 0,
    customer: {},
  });
  taro.answer((request) => {
    if (request.path.endsWith('/refresh')) return problem(401, 'session.unauthenticated');
    if (request.path === '/api/client-config') return { status: 200, body: config };
    if (request.path.includes('/h5/login')) return { status: 200, body: { code: 'code-1' } };
    return request.path === '/api/sessions' ? session('first') : { status: 200, body: { ok: true } };
  });
  return { callAsCustomer: call, world: taro.world };
}

beforeEach(() => forgetSession());

describe('signing in silently', () => {
  test('ten pages that start together sign in once', async () => {
    aServer('first');
    await Promise.all(Array.from({ length: 10 }, () => callAsCustomer({ method: 'GET', path: '/me' })));
    expect(paths().filter((path) => path === 'POST /api/sessions')).toHaveLength(1);
    expect(paths().filter((path) => path === 'GET /api/me')).toHaveLength(10);
  });

  test('a token that the server stopped taking is refreshed once for all who met it', async () => {
    aServer('second');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => callAsCustomer<{ ok: boolean }>({ method: 'GET', path: '/me' })),
    );
    expect(answers.every((each) => each.ok)).toBe(true);
    expect(paths().filter((path) => path === 'POST /api/sessions/refresh')).toHaveLength(1);
  });

  test('a refused refresh token leads to a new sign-in, not to an error', async () => {
    const start = await aFreshStart({ simulatorPort: 9090 });
    await expect(start.callAsCustomer({ method: 'GET', path: '/me' })).resolves.toEqual({ ok: true });
    expect(start.world.requests.map((request) => `${request.method} ${request.path.split('?')[0]}`)).toEqual([
      'POST /api/sessions/refresh',
      'GET /api/client-config',
      'GET http://localhost:9090/h5/login',
      'POST /api/sessions',
      'GET /api/me',
    ]);
  });

  test('a refusal after the new token is told, not tried for ever', async () => {
    aServer('none at all');
    await expect(callAsCustomer({ method: 'GET', path: '/me' })).rejects.toMatchObject({
      code: 'session.unauthenticated',
    });
    expect(paths().filter((path) => path === 'GET /api/me')).toHaveLength(2);
  });

  test('a browser without the simulator cannot sign in and says so', async () => {
    const start = await aFreshStart({ simulatorPort: null });
    await expect(start.callAsCustomer({ method: 'GET', path: '/me' })).rejects.toThrow(
      'needs the WeChat simulator',
    );
  });
});

describe('what comes back', () => {
  test('a refusal carries its code, numbers and request id', async () => {
    answer(() => problem(409, 'delivery.below_minimum'));
    const refused = callPublic({ method: 'GET', path: '/stores' });
    await expect(refused).rejects.toEqual(new ApiProblem('delivery.below_minimum', 409));
    await expect(refused).rejects.toMatchObject({ params: { shortByFen: 5 }, requestId: 'r-1' });
  });

  test.each([
    [502, '<html>bad gateway</html>', 'service.unavailable'],
    [503, { code: 'made.up' }, 'service.unavailable'],
    [418, undefined, 'service.failed'],
  ])('an answer %i that is none of ours counts as %s', async (status, body, code) => {
    answer(() => ({ status, body }));
    await expect(callPublic({ method: 'GET', path: '/stores' })).rejects.toMatchObject({ code, status });
  });

  test('a problem that the platform did not parse is parsed', async () => {
    answer(() => ({ status: 409, body: JSON.stringify({ code: 'cart.full', params: {} }) }));
    await expect(callPublic({ method: 'GET', path: '/stores' })).rejects.toMatchObject({ code: 'cart.full' });
  });

  test('no answer at all is its own code', async () => {
    await expect(callPublic({ method: 'GET', path: '/stores' })).rejects.toMatchObject({
      code: 'network.no_answer',
    });
  });
});

describe('staff', () => {
  const staff = { id: 's', name: '阿珍', role: 'counter' as const, storeIds: ['store-1'] };

  test('without a session nothing is sent', async () => {
    await expect(callAsStaff({ method: 'GET', path: '/staff/me' })).rejects.toMatchObject({
      code: 'session.unauthenticated',
    });
    expect(world.requests).toEqual([]);
  });

  test('an ended session is forgotten, so that the page shows its sign-in', async () => {
    keepStaffSession({ accessToken: 'staff-token', expiresInSeconds: 600, staff });
    expect(staffSession()).toMatchObject({ staff });
    answer(() => problem(401, 'session.unauthenticated'));
    await expect(callAsStaff({ method: 'GET', path: '/staff/me' })).rejects.toMatchObject({ status: 401 });
    expect(staffSession()).toBeNull();
  });

  test('a session is over when its time is', () => {
    keepStaffSession({ accessToken: 'staff-token', expiresInSeconds: -1, staff });
    expect(staffSession()).toBeNull();
  });
});

describe('addresses, keys and second tries', () => {
  test('a query is encoded and undefined is left out', () => {
    expect(urlOf('/cart', { storeId: 'a b&c', cursor: undefined })).toBe('/api/cart?storeId=a%20b%26c');
    expect(urlOf('/stores')).toBe('/api/stores');
  });

  test('no two idempotency keys are alike', () => {
    expect(new Set(Array.from({ length: 500 }, newIdempotencyKey)).size).toBe(500);
  });

  test.each([
    [new ApiProblem('network.no_answer', 0), 0, true],
    [new ApiProblem('service.unavailable', 503), 1, true],
    [new ApiProblem('service.unavailable', 503), 2, false],
    [new ApiProblem('store.not_found', 404), 0, false],
    [new Error('a bug'), 0, false],
  ])('%s after %i failures: try again is %s', (error, failures, again) => {
    expect(isWorthRetrying(failures, error)).toBe(again);
  });
});
