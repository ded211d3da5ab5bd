import { Aes } from 'wechatpay-axios-plugin';
import { createWechatClients } from '../../../server/src/wechat/create-wechat-clients';
import { NotificationRejected } from '../../../server/src/wechat/errors';
import { openResource } from '../../../server/src/wechat/pay/resource-cipher';
import { WireObject } from '../../../server/src/wechat/wire-object';
import { rejectionOf } from './support/async-error';
import {
  API_V3_KEY,
  CERTIFICATE_SERIAL,
  certificate,
  NOW_SECONDS,
  PAID_TRANSACTION,
  PAID_TRANSACTION_READ,
  PLATFORM_SERIAL,
  PREVIOUS_API_V3_KEY,
  platform,
  sealedResource,
  signedHeaders,
  stranger,
  testConfig,
} from './support/keys';
import { ScriptedWechat } from './support/outside';

const wechat = new ScriptedWechat();
const { pay } = createWechatClients(testConfig({ previousApiV3Key: PREVIOUS_API_V3_KEY }), wechat.outside);

function envelope(resource: object, eventType = 'TRANSACTION.SUCCESS'): string {
  return JSON.stringify({
    id: 'EV-2018022511223320873',
    create_time: '2026-01-01T08:05:01+08:00',
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary: '支付成功',
    resource,
  });
}

const paid = envelope(sealedResource(JSON.stringify(PAID_TRANSACTION), 'transaction'));

async function refusalOf(body: string | Buffer, headers: Record<string, string>): Promise<string> {
  const error = await rejectionOf(pay.openNotification(Buffer.from(body), headers));
  expect(error).toBeInstanceOf(NotificationRejected);
  return error instanceof NotificationRejected ? error.reason : '';
}

beforeEach(() => {
  wechat.reports.length = 0;
});

test('a payment notification from WeChat opens to the payment', async () => {
  const notification = await pay.openNotification(Buffer.from(paid), signedHeaders(paid));
  expect(notification).toEqual({
    id: 'EV-2018022511223320873',
    eventType: 'TRANSACTION.SUCCESS',
    kind: 'transaction',
    transaction: PAID_TRANSACTION_READ,
  });
  expect(wechat.outcomes()).toEqual(['ok']);
});

test('a refund notification opens to the refund, whose state has another name there', async () => {
  const plain = {
    mchid: '1900000001',
    transaction_id: '4200',
    out_trade_no: 'C202601010000001',
    refund_id: '5000',
    out_refund_no: 'R202601010000001-1',
    refund_status: 'SUCCESS',
    success_time: '2026-01-01T09:00:00+08:00',
    user_received_account: '招商银行信用卡0403',
    amount: { total: 19800, refund: 5985, payer_total: 18800, payer_refund: 5683 },
  };
  const body = envelope(sealedResource(JSON.stringify(plain), 'refund'), 'REFUND.SUCCESS');
  expect(await pay.openNotification(Buffer.from(body), signedHeaders(body))).toEqual({
    id: 'EV-2018022511223320873',
    eventType: 'REFUND.SUCCESS',
    kind: 'refund',
    refund: {
      refundId: '5000',
      outRefundNo: 'R202601010000001-1',
      outTradeNo: 'C202601010000001',
      transactionId: '4200',
      status: 'SUCCESS',
      refundFen: 5985,
      totalFen: 19800,
      payerRefundFen: 5683,
      successAt: new Date('2026-01-01T01:00:00Z'),
    },
  });
});

describe('P6: a forged notification is refused before anything is decrypted', () => {
  test('with a random signature', async () => {
    const headers = {
      ...signedHeaders(paid),
      'Wechatpay-Signature': Buffer.alloc(256, 7).toString('base64'),
    };
    expect(await refusalOf(paid, headers)).toBe('signature');
  });

  test("with a stranger's valid signature under WeChat's serial", async () => {
    expect(await refusalOf(paid, signedHeaders(paid, { privateKey: stranger.privateKey }))).toBe('signature');
  });

  test('with a serial WeChat never told us', async () => {
    const headers = signedHeaders(paid, { privateKey: stranger.privateKey, serial: 'PUB_KEY_ID_0999' });
    expect(await refusalOf(paid, headers)).toBe('unknown_serial');
  });

  test.each(['Timestamp', 'Nonce', 'Signature', 'Serial'])(
    'without the header Wechatpay-%s',
    async (name) => {
      const headers = Object.fromEntries(
        Object.entries(signedHeaders(paid)).filter(([header]) => header !== `Wechatpay-${name}`),
      );
      expect(await refusalOf(paid, headers)).toBe('signature');
    },
  );

  test('with a header sent twice', async () => {
    const { 'Wechatpay-Nonce': nonce = '', ...others } = signedHeaders(paid);
    const twice = { ...others, 'wechatpay-nonce': [nonce, nonce] };
    const error = await rejectionOf(pay.openNotification(Buffer.from(paid), twice));
    expect(error).toMatchObject({ reason: 'signature' });
  });
});

test("P7: WeChat's own probe is refused and counted apart from forgeries", async () => {
  const headers = { ...signedHeaders(paid), 'Wechatpay-Signature': 'WECHATPAY/SIGNTEST/c2lnbmF0dXJl' };
  expect(await refusalOf(paid, headers)).toBe('signtest');
  expect(wechat.reports).toEqual([{ api: 'pay.notification', outcome: 'signtest', ms: 0 }]);
});

describe('P8: an old notification cannot be replayed', () => {
  test.each([-299, 299])('%i s from our clock is accepted', async (offset) => {
    const headers = signedHeaders(paid, { atSeconds: NOW_SECONDS + offset });
    await expect(pay.openNotification(Buffer.from(paid), headers)).resolves.toMatchObject({
      kind: 'transaction',
    });
  });

  test.each([-301, -300, 300, 301])('%i s from our clock is stale', async (offset) => {
    expect(await refusalOf(paid, signedHeaders(paid, { atSeconds: NOW_SECONDS + offset }))).toBe('stale');
  });

  test('a timestamp that is no number is refused', async () => {
    expect(await refusalOf(paid, { ...signedHeaders(paid), 'Wechatpay-Timestamp': 'soon' })).toBe(
      'signature',
    );
  });
});

describe('P9: altered content is never believed', () => {
  test('one byte of the body changed after signing', async () => {
    const bytes = Buffer.from(paid);
    bytes[120] = (bytes[120] ?? 0) ^ 1;
    expect(await refusalOf(bytes, signedHeaders(paid))).toBe('signature');
  });

  const genuine = sealedResource(JSON.stringify(PAID_TRANSACTION), 'transaction');
  const flipped = (position: number): string => {
    const sealed = Buffer.from(genuine.ciphertext, 'base64');
    const at = position < 0 ? sealed.length + position : position;
    sealed[at] = (sealed[at] ?? 0) ^ 1;
    return sealed.toString('base64');
  };

  test.each([
    ['a byte of the ciphertext', { ...genuine, ciphertext: flipped(200) }],
    ['a byte of the tag', { ...genuine, ciphertext: flipped(-1) }],
    ['the nonce', { ...genuine, nonce: 'fdasflkja485' }],
    ['the associated data', { ...genuine, associated_data: 'refund' }],
    ['nearly everything', { ...genuine, ciphertext: 'AAAA' }],
    ['the algorithm', { ...genuine, algorithm: 'AEAD_SM4_GCM' }],
  ])('%s changed and signed again is undecryptable, as a wrong key would be', async (_what, resource) => {
    const body = envelope(resource);
    expect(await refusalOf(body, signedHeaders(body))).toBe('undecryptable');
  });

  test('a notification sealed with the previous APIv3 key still opens', async () => {
    const body = envelope(
      sealedResource(JSON.stringify(PAID_TRANSACTION), 'transaction', PREVIOUS_API_V3_KEY),
    );
    await expect(pay.openNotification(Buffer.from(body), signedHeaders(body))).resolves.toMatchObject({
      kind: 'transaction',
    });
  });

  test.each([
    ['a payment state WeChat does not have', { ...PAID_TRANSACTION, trade_state: 'PAID' }],
    ['an amount that is no whole fen', { ...PAID_TRANSACTION, amount: { total: 198.5, currency: 'CNY' } }],
    ['a time without its zone', { ...PAID_TRANSACTION, success_time: '2026-01-01T08:05:00' }],
  ])('content with %s is not read in part', async (_what, plain) => {
    const body = envelope(sealedResource(JSON.stringify(plain), 'transaction'));
    expect(await refusalOf(body, signedHeaders(body))).toBe('undecryptable');
  });

  test('a kind of notification we never asked for is named as such', async () => {
    const body = envelope(sealedResource('{}', 'profitsharing'), 'PROFITSHARING.SUCCESS');
    expect(await refusalOf(body, signedHeaders(body))).toBe('unsupported');
  });
});

describe('P10: the bytes as received are verified, not a re-written body', () => {
  const spaced = paid.replace('"summary":"支付成功"', ' "summary" :\t"\\u652f\\u4ed8\\u6210\\u529f" ');

  test('unicode escapes and spaces verify', async () => {
    expect(spaced).toContain('\\u652f');
    await expect(pay.openNotification(Buffer.from(spaced), signedHeaders(spaced))).resolves.toMatchObject({
      kind: 'transaction',
    });
  });

  test('the same values written anew by a proxy do not', async () => {
    expect(await refusalOf(JSON.stringify(JSON.parse(spaced)), signedHeaders(spaced))).toBe('signature');
  });
});

test('W12: while WeChat moves us to another key, both serials are accepted', async () => {
  const both = createWechatClients(
    testConfig({
      platformKeys: { [PLATFORM_SERIAL]: platform.publicKey, [CERTIFICATE_SERIAL]: certificate.publicKey },
    }),
    wechat.outside,
  );
  const byCertificate = signedHeaders(paid, {
    privateKey: certificate.privateKey,
    serial: CERTIFICATE_SERIAL,
  });
  for (const headers of [signedHeaders(paid), byCertificate]) {
    await expect(both.pay.openNotification(Buffer.from(paid), headers)).resolves.toMatchObject({
      kind: 'transaction',
    });
  }
});

test('another library and ours open what the other sealed', () => {
  const plain = '{"out_trade_no":"C202601010000001","描述":"草莓蛋糕"}';
  const ciphertext = Aes.AesGcm.encrypt(plain, API_V3_KEY, 'fdasflkja484', 'transaction');
  const theirs = new WireObject(
    { algorithm: 'AEAD_AES_256_GCM', ciphertext, nonce: 'fdasflkja484', associated_data: 'transaction' },
    (field) => new Error(field),
  );
  expect(openResource(theirs, [API_V3_KEY])).toBe(plain);
  const sealed = sealedResource(plain, 'transaction');
  expect(Aes.AesGcm.decrypt(sealed.ciphertext, API_V3_KEY, sealed.nonce, 'transaction')).toBe(plain);
});
