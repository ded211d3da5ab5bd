import { rejectionOf } from './support/async-error';
import { SimulatedShop } from './support/simulated-shop';

let shop: SimulatedShop;

beforeAll(async () => {
  shop = await SimulatedShop.open();
});
afterAll(() => shop.close());
beforeEach(() => shop.reset());

test('a cake is ordered, paid with a WeChat coupon, notified, queried and partly refunded', async () => {
  const { prepayId } = await shop.pay.createJsapiOrder(shop.order('C202601010000001'));
  const parameters = shop.pay.signForMiniProgram(prepayId);
  expect(await shop.wechat.requestPayment(parameters, shop.openid)).toBe('requestPayment:ok');
  await shop.wechat.clock.idle();

  const { appid, mchid } = shop.wechat.credentials;
  const paid = {
    appid,
    mchid,
    outTradeNo: 'C202601010000001',
    transactionId: expect.stringMatching(/^4200/),
    tradeState: 'SUCCESS',
    payerOpenid: shop.openid,
    totalFen: 19800,
    payerTotalFen: 19800,
    currency: 'CNY',
  };
  expect(shop.opened).toMatchObject([
    { kind: 'transaction', eventType: 'TRANSACTION.SUCCESS', transaction: paid },
  ]);
  expect(await shop.pay.queryByOutTradeNo('C202601010000001')).toMatchObject(paid);

  expect(await shop.pay.createRefund(shop.refund('C202601010000001', 'R1-1'))).toMatchObject({
    status: 'PROCESSING',
    refundFen: 5985,
    totalFen: 19800,
  });
  await shop.wechat.clock.advance(5000);
  expect(shop.opened.at(-1)).toMatchObject({
    kind: 'refund',
    eventType: 'REFUND.SUCCESS',
    refund: { outRefundNo: 'R1-1', status: 'SUCCESS', refundFen: 5985 },
  });
  expect(await shop.pay.queryRefund('R1-1')).toMatchObject({ status: 'SUCCESS', refundFen: 5985 });
  expect(await shop.pay.queryByOutTradeNo('C202601010000001')).toMatchObject({ tradeState: 'REFUND' });
});

test('P12: a coupon of WeChat lowers what the customer paid, not what the order cost', async () => {
  await shop.pay.createJsapiOrder(shop.order('C202601010000002'));
  await shop.wechat.pay({ outTradeNo: 'C202601010000002', couponFen: 1000 });
  await shop.wechat.clock.idle();
  expect(shop.opened).toMatchObject([{ transaction: { totalFen: 19800, payerTotalFen: 18800 } }]);
});

test('P21: after two hours the prepay id is dead, and asking again brings a new one for the same order', async () => {
  const timeExpireAt = new Date(shop.wechat.clock.now().getTime() + 3 * 3_600_000);
  const order = shop.order('C202601010000003', { timeExpireAt });
  const first = await shop.pay.createJsapiOrder(order);
  await shop.wechat.clock.advance(2 * 3_600_000 + 1000);
  const payWith = (prepayId: string) =>
    shop.wechat.requestPayment(shop.pay.signForMiniProgram(prepayId), shop.openid);
  expect(await payWith(first.prepayId)).not.toBe('requestPayment:ok');
  const second = await shop.pay.createJsapiOrder(order);
  expect(await payWith(second.prepayId)).toBe('requestPayment:ok');
  expect(Object.keys(shop.wechat.state.orders)).toEqual(['C202601010000003']);
});

describe.each(['old', 'new', 'mixed'] as const)('WeChat spelling its errors the %s way', (errorDialect) => {
  beforeEach(() => shop.wechat.set({ errorDialect }));

  test('P20: another amount under the same number is a mismatch, never a second order', async () => {
    await shop.pay.createJsapiOrder(shop.order('C202601010000004'));
    const changed = shop.order('C202601010000004', { totalFen: 100 });
    for (let time = 0; time < 2; time += 1) {
      await expect(shop.pay.createJsapiOrder(changed)).rejects.toMatchObject({ kind: 'mismatch' });
    }
    expect(shop.wechat.state.orders['C202601010000004']?.request.amount.total).toBe(19800);
  });

  test('an order WeChat never saw is not found', async () => {
    for (let time = 0; time < 2; time += 1) {
      await expect(shop.pay.queryByOutTradeNo('C209901010000001')).rejects.toMatchObject({
        kind: 'not_found',
      });
    }
    await expect(shop.pay.queryRefund('R-never')).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('closing: open, closed already, paid in the meantime', async () => {
    await shop.pay.createJsapiOrder(shop.order('C202601010000005'));
    expect(await shop.pay.closeOrder('C202601010000005')).toBe('closed');
    expect(await shop.pay.closeOrder('C202601010000005')).toBe('closed');
    await expect(shop.pay.createJsapiOrder(shop.order('C202601010000005'))).rejects.toMatchObject({
      kind: 'closed',
    });

    await shop.pay.createJsapiOrder(shop.order('C202601010000006'));
    await shop.wechat.pay({ outTradeNo: 'C202601010000006' });
    for (let time = 0; time < 2; time += 1) {
      expect(await shop.pay.closeOrder('C202601010000006')).toBe('already_paid');
    }
    await expect(shop.pay.createJsapiOrder(shop.order('C202601010000006'))).rejects.toMatchObject({
      kind: 'already_paid',
    });
  });

  test('a refund without the money for it is told apart', async () => {
    await shop.pay.createJsapiOrder(shop.order('C202601010000007'));
    await shop.wechat.pay({ outTradeNo: 'C202601010000007' });
    shop.wechat.refundResult({ outcome: 'NOT_ENOUGH', times: 2 });
    for (let time = 0; time < 2; time += 1) {
      await expect(shop.pay.createRefund(shop.refund('C202601010000007', 'R7-1'))).rejects.toMatchObject({
        kind: 'not_enough',
      });
    }
  });
});

test('a refund asked twice under one number is one refund; another amount under it is refused', async () => {
  await shop.pay.createJsapiOrder(shop.order('C202601010000008'));
  await shop.wechat.pay({ outTradeNo: 'C202601010000008' });
  const first = await shop.pay.createRefund(shop.refund('C202601010000008', 'R8-1'));
  const again = await shop.pay.createRefund(shop.refund('C202601010000008', 'R8-1'));
  expect(again.refundId).toBe(first.refundId);
  const error = await rejectionOf(shop.pay.createRefund(shop.refund('C202601010000008', 'R8-1', 1)));
  expect(['rejected', 'mismatch']).toContain(error instanceof Object && 'kind' in error ? error.kind : error);
  expect(Object.keys(shop.wechat.state.refunds)).toEqual(['R8-1']);
});

describe('notifications over the wire', () => {
  beforeEach(async () => {
    await shop.pay.createJsapiOrder(shop.order('C202601010000015'));
    await shop.wechat.pay({ outTradeNo: 'C202601010000015' });
    await shop.wechat.clock.idle();
    shop.opened.length = 0;
  });

  test.each([
    ['P6: signed by a stranger', { signature: 'otherKey' }, 'signature'],
    ['P7: a probe', { signature: 'signtest' }, 'signtest'],
    ['P9: changed on the way', { tamperAfterSigning: true }, 'signature'],
    ['P9: damaged before it was signed', { tamper: 'ciphertext' }, 'undecryptable'],
    ['P9: its tag damaged', { tamper: 'tag' }, 'undecryptable'],
    ['P9: its nonce damaged', { tamper: 'nonce' }, 'undecryptable'],
    ['P9: its associated data damaged', { tamper: 'associated_data' }, 'undecryptable'],
  ] as const)('%s: refused', async (_what, flaw, reason) => {
    await shop.wechat.notify('C202601010000015', { flaw });
    expect(shop.opened).toEqual([]);
    expect(shop.refused).toEqual([reason]);
  });

  test('P10: rewritten with escapes and spaces, and signed so: accepted', async () => {
    await shop.wechat.notify('C202601010000015', { flaw: { spelling: 'escaped' } });
    expect(shop.callbacks.at(-1)?.raw.toString()).toContain('\\u652f');
    expect(shop.opened).toMatchObject([{ transaction: { outTradeNo: 'C202601010000015' } }]);
  });

  test('W12: a new key of WeChat is accepted beside the old one', async () => {
    const old = shop.wechat.credentials;
    const before = { [old.platformSerial]: old.platformPublicKeyPem };
    const { serial, publicKeyPem } = shop.wechat.rotatePlatformKey();
    await shop.wechat.notify('C202601010000015');
    expect(shop.refused).toEqual(['unknown_serial']);
    shop.clients = shop.newClients({ platformKeys: { ...before, [serial]: publicKeyPem } });
    await shop.wechat.notify('C202601010000015');
    expect(shop.opened).toHaveLength(1);
  });
});

describe('W12: while WeChat changes from certificates to public keys', () => {
  test('notifications signed either way are believed; the certificate is fetched once', async () => {
    await shop.pay.createJsapiOrder(shop.order('C202601010000020'));
    shop.wechat.set({ platformKeyMode: 'grey', notifications: { drop: true } });
    await shop.wechat.pay({ outTradeNo: 'C202601010000020' });
    await shop.wechat.clock.idle();
    shop.wechat.set({ notifications: { drop: false } });
    await shop.wechat.notify('C202601010000020', { times: 6 });
    expect(shop.refused).toEqual([]);
    expect(shop.opened).toHaveLength(6);
    const serials = shop.callbacks.map(({ headers }) => headers['wechatpay-serial']);
    expect(new Set(serials).size).toBe(2);
    expect(shop.acceptedRequests('/v3/certificates')).toHaveLength(1);
  });

  test('a merchant still in certificate mode starts without knowing any certificate', async () => {
    shop.wechat.set({ platformKeyMode: 'certificate' });
    shop.clients = shop.newClients({ payMode: 'certificate', platformKeys: {} });
    await expect(shop.pay.createJsapiOrder(shop.order('C202601010000030'))).resolves.toBeDefined();
    expect(await shop.pay.closeOrder('C202601010000030')).toBe('closed');
    expect(shop.acceptedRequests('/v3/certificates')).toHaveLength(1);
  });
});

describe('P26: the bill of the day', () => {
  let today: string;
  const HOUR_MS = 3_600_000;
  const dayAt = (at: number) => new Date(at + 8 * HOUR_MS).toISOString().slice(0, 10);

  beforeEach(async () => {
    const nowMs = shop.wechat.clock.now().getTime();
    // Begin each test at one in the afternoon in China: earlier tests have moved the clock.
    await shop.wechat.clock.advance(24 * HOUR_MS - ((nowMs - 5 * HOUR_MS) % (24 * HOUR_MS)));
    today = dayAt(shop.wechat.clock.now().getTime());
    await shop.pay.createJsapiOrder(shop.order('C202601010000040'));
    await shop.wechat.pay({ outTradeNo: 'C202601010000040' });
    await shop.pay.createRefund(shop.refund('C202601010000040', 'R40-1'));
  });

  test('is not ready before ten the next morning, then shows payment and refund in fen', async () => {
    await shop.wechat.clock.advance(20 * HOUR_MS);
    expect(await shop.pay.downloadTradeBill(today)).toBe('creating');
    await shop.wechat.clock.advance(6 * HOUR_MS);
    expect(await shop.pay.downloadTradeBill(today)).toMatchObject({
      billOn: today,
      rows: [
        {
          outTradeNo: 'C202601010000040',
          tradeState: 'SUCCESS',
          totalFen: 19800,
          refundFen: 0,
          outRefundNo: '',
        },
        { outTradeNo: 'C202601010000040', tradeState: 'REFUND', refundFen: 5985, outRefundNo: 'R40-1' },
      ],
    });
    expect(await shop.pay.downloadTradeBill('2025-12-30')).toBe('none');
  });

  test('with a wrong hash is not imported', async () => {
    await shop.wechat.clock.advance(26 * HOUR_MS);
    shop.wechat.bill(today, { wrongHash: true });
    await expect(shop.pay.downloadTradeBill(today)).rejects.toMatchObject({ code: 'BILL_HASH' });
  });
});
