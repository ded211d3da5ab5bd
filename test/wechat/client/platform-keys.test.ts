import { createWechatClients } from '../../../server/src/wechat/create-wechat-clients';
import { rejectionOf } from './support/async-error';
import {
  API_V3_KEY,
  CERTIFICATE_SERIAL,
  certificate,
  NOW,
  PAID_TRANSACTION,
  PREVIOUS_API_V3_KEY,
  platform,
  sealedResource,
  signedHeaders,
  stranger,
  testConfig,
} from './support/keys';
import { refusal, ScriptedWechat, signedJson } from './support/outside';

const BY_CERTIFICATE = { privateKey: certificate.privateKey, serial: CERTIFICATE_SERIAL };
const CERTIFICATE_MODE = testConfig({ payMode: 'certificate', platformKeys: {} });
const NOTIFICATION = '{"id":"EV-1"}';
const FORGED = 'F'.repeat(40);

let wechat: ScriptedWechat;

beforeEach(() => {
  wechat = new ScriptedWechat();
});

function certificatesAnswer(apiV3Key = API_V3_KEY, by: Parameters<typeof signedHeaders>[1] = BY_CERTIFICATE) {
  const encrypt_certificate = sealedResource(certificate.publicKey, 'certificate', apiV3Key);
  return signedJson(
    {
      data: [
        {
          serial_no: CERTIFICATE_SERIAL,
          effective_time: '2025-06-08T10:34:56+08:00',
          expire_time: '2030-06-08T10:34:56+08:00',
          encrypt_certificate,
        },
      ],
    },
    by,
  );
}

async function forgeryRefusal(pay: ReturnType<typeof createWechatClients>['pay'], serial: string) {
  const headers = signedHeaders(NOTIFICATION, { privateKey: stranger.privateKey, serial });
  return rejectionOf(pay.openNotification(Buffer.from(NOTIFICATION), headers));
}

const certificateCalls = (): number =>
  wechat.requests.filter(({ url }) => url.pathname === '/v3/certificates').length;

test('certificate mode: the first answer brings a serial never met, so the certificates are fetched once', async () => {
  const { pay } = createWechatClients(CERTIFICATE_MODE, wechat.outside);
  wechat.answers(
    signedJson(PAID_TRANSACTION, BY_CERTIFICATE),
    certificatesAnswer(),
    signedJson(PAID_TRANSACTION, BY_CERTIFICATE),
  );
  for (let call = 0; call < 3; call += 1) {
    await expect(pay.queryByOutTradeNo('C202601010000001')).resolves.toMatchObject({ tradeState: 'SUCCESS' });
  }
  expect(certificateCalls()).toBe(1);
  expect(wechat.requests[0]?.headers['wechatpay-serial']).toBeUndefined();
});

test('certificates sealed with the previous APIv3 key are taken while the key is being changed', async () => {
  const config = { ...CERTIFICATE_MODE, previousApiV3Key: PREVIOUS_API_V3_KEY };
  const { pay } = createWechatClients(config, wechat.outside);
  wechat.answers(signedJson(PAID_TRANSACTION, BY_CERTIFICATE), certificatesAnswer(PREVIOUS_API_V3_KEY));
  await expect(pay.queryByOutTradeNo('C202601010000001')).resolves.toMatchObject({ tradeState: 'SUCCESS' });
});

test.each([
  ['sealed with a key that is not ours', () => certificatesAnswer('x'.repeat(32))],
  [
    'signed by somebody else',
    () => certificatesAnswer(API_V3_KEY, { ...BY_CERTIFICATE, privateKey: stranger.privateKey }),
  ],
  ['refused, as for merchants with only a public key', () => refusal(404, 'RESOURCE_NOT_EXISTS')],
])('certificates %s are not believed', async (_how, answer) => {
  const { pay } = createWechatClients(CERTIFICATE_MODE, wechat.outside);
  wechat.answers(signedJson(PAID_TRANSACTION, BY_CERTIFICATE), answer());
  await expect(pay.queryByOutTradeNo('C202601010000001')).rejects.toMatchObject({
    kind: 'unknown',
    code: 'BAD_SIGNATURE',
  });
});

test('P6: a flood of forged serials makes us ask WeChat once in five minutes', async () => {
  const { pay } = createWechatClients(testConfig(), wechat.outside);
  wechat.answers(refusal(404, 'RESOURCE_NOT_EXISTS'));
  const flood = Array.from({ length: 50 }, (_, index) =>
    forgeryRefusal(pay, FORGED.slice(2) + String(10 + index)),
  );
  for (const error of await Promise.all(flood)) expect(error).toMatchObject({ reason: 'unknown_serial' });
  expect(certificateCalls()).toBe(1);

  wechat.now = new Date(NOW.getTime() + 299_000);
  const later = { privateKey: stranger.privateKey, serial: FORGED, atSeconds: NOW.getTime() / 1000 + 299 };
  await rejectionOf(pay.openNotification(Buffer.from(NOTIFICATION), signedHeaders(NOTIFICATION, later)));
  expect(certificateCalls()).toBe(1);

  wechat.now = new Date(NOW.getTime() + 301_000);
  const afterwards = { ...later, atSeconds: NOW.getTime() / 1000 + 301 };
  await rejectionOf(pay.openNotification(Buffer.from(NOTIFICATION), signedHeaders(NOTIFICATION, afterwards)));
  expect(certificateCalls()).toBe(2);
});

test('an unknown public key id cannot be fetched, so nobody is asked', async () => {
  const { pay } = createWechatClients(testConfig(), wechat.outside);
  expect(await forgeryRefusal(pay, 'PUB_KEY_ID_0999')).toMatchObject({ reason: 'unknown_serial' });
  expect(wechat.requests).toEqual([]);
});

test('certificate serials are the same in capitals and small letters', async () => {
  const config = testConfig({
    platformKeys: { [CERTIFICATE_SERIAL]: platform.publicKey },
    payMode: 'certificate',
  });
  const { pay } = createWechatClients(config, wechat.outside);
  wechat.answers(signedJson(PAID_TRANSACTION, { serial: CERTIFICATE_SERIAL.toLowerCase() }));
  await expect(pay.queryByOutTradeNo('C202601010000001')).resolves.toMatchObject({ tradeState: 'SUCCESS' });
});
