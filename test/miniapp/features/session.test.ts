import { forgetSession } from '@/api/customer-session';
import { recordScene, startSession } from '@/features/session';
import { useStoreChoiceState } from '@/features/store-choice';
import { useToast } from '@/platform';
import { answer, world } from '../support/taro';

const session = { accessToken: 't', refreshToken: 'r', expiresInSeconds: 900, customer: { id: 'c' } };
const visits = () => world.requests.filter((request) => request.path === '/api/visits');

/** A server whose /visits answers what the test says, one answer per call. */
function aServer(...answers: (() => { status: number; body?: unknown })[]) {
  answer((request) => {
    if (request.path === '/api/client-config') return { status: 200, body: { simulatorPort: 9 } };
    if (request.path.includes('/h5/login')) return { status: 200, body: { code: 'c' } };
    if (request.path === '/api/sessions') return { status: 201, body: session };
    return (answers.shift() ?? (() => ({ status: 500 })))();
  });
}

const seen = (storeId: string | null) => () => ({
  status: 201,
  body: { visitId: 'v', source: { kind: 'poster', label: '橱窗海报', storeId } },
});
const silence = () => {
  throw new Error('request:fail');
};
const settle = () => jest.advanceTimersByTimeAsync(10_000);

beforeEach(() => {
  jest.useFakeTimers();
  forgetSession();
  useStoreChoiceState.setState({ storeId: 'store-before' });
});
afterEach(() => jest.useRealTimers());

test('a scanned code chooses the store it hangs in, and the customer is signed in on the way', async () => {
  aServer(seen('store-wulin'));
  startSession('W1P');
  await settle();
  expect(visits().map((request) => request.body)).toEqual([{ scene: 'W1P' }]);
  expect(useStoreChoiceState.getState().storeId).toBe('store-wulin');
});

test('R6: a store code brings its coupons and says so; a code of no store is not asked for any', async () => {
  const claims = () => world.requests.filter(({ path }) => path === '/api/coupons/store-code-claims');
  aServer(seen('store-wulin'), () => ({
    status: 201,
    body: { coupons: [{ state: 'issued' }, { state: 'redeemed' }] },
  }));
  recordScene('W3P');
  await jest.advanceTimersByTimeAsync(1000);
  expect(claims().map(({ body }) => body)).toEqual([{ sourceToken: 'W3P' }]);
  expect(useToast.getState().text).toBe('店里送的 1 张券，放进您的券包了');

  aServer(seen(null));
  recordScene('OA2');
  await settle();
  expect(claims()).toHaveLength(1);
});

test('a code without a store leaves her choice', async () => {
  aServer(seen(null));
  recordScene('OA1');
  await settle();
  expect(useStoreChoiceState.getState().storeId).toBe('store-before');
});

test('one scan that WeChat reports twice is one visit, the same code later is another', async () => {
  aServer(seen(null), seen(null));
  recordScene('T01');
  recordScene('T01');
  await settle();
  expect(visits()).toHaveLength(1);
  recordScene('T01');
  await settle();
  expect(visits()).toHaveLength(2);
});

test('weak Wi-Fi does not lose where she came from', async () => {
  aServer(silence, silence, seen('store-wulin'));
  recordScene('W2P');
  await settle();
  expect(visits()).toHaveLength(3);
  expect(useStoreChoiceState.getState().storeId).toBe('store-wulin');
});

test('an unknown code disturbs nobody and is not tried again', async () => {
  aServer(() => ({ status: 404, body: { code: 'source.unknown', params: {} } }));
  recordScene('XXXX');
  await settle();
  expect(visits()).toHaveLength(1);
  expect(useStoreChoiceState.getState().storeId).toBe('store-before');
});

test('without a scan she is signed in silently all the same', async () => {
  aServer();
  startSession(null);
  await settle();
  expect(world.requests.filter((request) => request.path === '/api/sessions')).toHaveLength(1);
  expect(visits()).toEqual([]);
});
