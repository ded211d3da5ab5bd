import type { FaultAction } from '../../wechat-simulator/src/index';
import { rejectionOf } from './support/async-error';
import { SimulatedShop } from './support/simulated-shop';

let shop: SimulatedShop;

beforeAll(async () => {
  shop = await SimulatedShop.open();
});
afterAll(() => shop.close());
beforeEach(() => shop.reset());

const JSAPI = '/v3/pay/transactions/jsapi';
const QUERY = '/v3/pay/transactions/out-trade-no/*';

describe('P19: the answer is lost after WeChat accepted the order', () => {
  test('once: the retry inside the call gets a prepay id, and there is one order', async () => {
    shop.wechat.fault({ match: { path: JSAPI }, do: { resetAfterAccept: true } });
    await expect(shop.pay.createJsapiOrder(shop.order('C202601010000009'))).resolves.toMatchObject({
      prepayId: expect.stringMatching(/^wx/),
    });
    expect(shop.acceptedRequests('/jsapi')).toHaveLength(2);
    expect(Object.keys(shop.wechat.state.orders)).toEqual(['C202601010000009']);
  });

  test('every time: the state is unknown; asking later with the same order makes no second one', async () => {
    shop.wechat.fault({ match: { path: JSAPI }, do: { resetAfterAccept: true }, times: 3 });
    await expect(shop.pay.createJsapiOrder(shop.order('C202601010000010'))).rejects.toMatchObject({
      kind: 'unknown',
      code: 'NETWORK',
    });
    const { prepayId } = await shop.pay.createJsapiOrder(shop.order('C202601010000010'));
    await shop.wechat.pay({ outTradeNo: 'C202601010000010' });
    expect(prepayId).toMatch(/^wx/);
    expect(Object.keys(shop.wechat.state.orders)).toEqual(['C202601010000010']);
    expect(await shop.pay.queryByOutTradeNo('C202601010000010')).toMatchObject({ tradeState: 'SUCCESS' });
  });

  test('a real time-out of three seconds is one, too', async () => {
    shop.wechat.fault({ match: { path: JSAPI }, do: { delay: 3300 } });
    await expect(shop.pay.createJsapiOrder(shop.order('C202601010000011'))).resolves.toMatchObject({
      prepayId: expect.stringMatching(/^wx/),
    });
    expect(shop.reports.map(({ outcome }) => outcome)).toEqual(['timeout', 'ok']);
    expect(Object.keys(shop.wechat.state.orders)).toEqual(['C202601010000011']);
  });
});

test.each<[string, FaultAction, string]>([
  ['a wrong signature', { badSignature: true }, 'BAD_SIGNATURE'],
  ['a signature 301 s old', { staleTs: 301 }, 'BAD_SIGNATURE'],
  ['a signature from 301 s ahead', { staleTs: -301 }, 'BAD_SIGNATURE'],
  ['no signature', { unsigned: true }, 'UNSIGNED'],
])('P24: SUCCESS with %s is not believed', async (_what, fault, code) => {
  await shop.pay.createJsapiOrder(shop.order('C202601010000012'));
  await shop.wechat.pay({ outTradeNo: 'C202601010000012' });
  shop.wechat.fault({ match: { path: QUERY }, do: fault, times: 0 });
  await expect(shop.pay.queryByOutTradeNo('C202601010000012')).rejects.toMatchObject({
    kind: 'unknown',
    code,
  });
  shop.wechat.clearFaults();
  await expect(shop.pay.queryByOutTradeNo('C202601010000012')).resolves.toMatchObject({
    tradeState: 'SUCCESS',
  });
});

describe('P25: WeChat in trouble', () => {
  test.each<[string, FaultAction]>([
    ['429', { status: 429 }],
    ['500', { status: 500 }],
    ['a page instead of an answer', { html: true }],
    ['half an answer', { invalidJson: true }],
    ['a connection cut', { drop: true }],
  ])('%s twice is bridged, three times is told; the order stays payable', async (_what, fault) => {
    shop.wechat.fault({ match: { path: JSAPI }, do: fault, times: 2 });
    await expect(shop.pay.createJsapiOrder(shop.order('C202601010000013'))).resolves.toMatchObject({
      prepayId: expect.stringMatching(/^wx/),
    });
    shop.wechat.fault({ match: { path: JSAPI }, do: fault, times: 3 });
    await expect(shop.pay.createJsapiOrder(shop.order('C202601010000013'))).rejects.toMatchObject({
      kind: 'unknown',
    });
    await shop.wechat.pay({ outTradeNo: 'C202601010000013' });
    expect(await shop.pay.queryByOutTradeNo('C202601010000013')).toMatchObject({ tradeState: 'SUCCESS' });
  });

  test('after ten failures the circuit spares WeChat, and closes when a probe succeeds', async () => {
    await shop.pay.createJsapiOrder(shop.order('C202601010000014'));
    shop.wechat.fault({ match: { path: QUERY }, do: { status: 500 }, times: 0 });
    for (let call = 0; call < 6; call += 1) await rejectionOf(shop.pay.queryByOutTradeNo('C202601010000014'));
    const reached = () => shop.wechat.journal.entries({ pathPart: '/out-trade-no/' }).length;
    expect(reached()).toBe(10);
    shop.wechat.clearFaults();
    await expect(shop.pay.queryByOutTradeNo('C202601010000014')).rejects.toMatchObject({
      code: 'CIRCUIT_OPEN',
    });
    shop.skippedMs += 10_000;
    expect(await shop.pay.queryByOutTradeNo('C202601010000014')).toMatchObject({ tradeState: 'NOTPAY' });
    expect(reached()).toBe(11);
  });
});
