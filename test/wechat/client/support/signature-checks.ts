import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import type * as SignerModule from '../../../../server/src/wechat/pay/request-signer';
import type * as VerifierModule from '../../../../server/src/wechat/pay/response-verifier';
import {
  MERCHANT_SERIAL,
  merchant,
  NOW,
  NOW_SECONDS,
  PLATFORM_SERIAL,
  platform,
  signedHeaders,
} from './keys';

/** The two modules that hold the signing rules, as shipped or with one character changed. */
export interface SignatureModules {
  signer: typeof SignerModule;
  verifier: typeof VerifierModule;
}

type Check = (modules: SignatureModules) => boolean | Promise<boolean>;

const BODY = '{"prepay_id":"wx01000000000000000000000000000000"}';
const merchantKey = Rsa.from(merchant.publicKey, 'public');

function signerOf({ signer }: SignatureModules) {
  return new signer.RequestSigner({
    mchid: '1900000001',
    merchantSerial: MERCHANT_SERIAL,
    merchantPrivateKeyPem: merchant.privateKey,
  });
}

async function verdictOf(
  { verifier }: SignatureModules,
  headers: Record<string, string>,
  body: string | Buffer = BODY,
): Promise<string> {
  const keys = {
    find: async (serial: string) =>
      serial === PLATFORM_SERIAL ? Rsa.from(platform.publicKey, 'public') : undefined,
  };
  const lowerCase = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const subject = new verifier.ResponseVerifier(keys, { now: () => NOW });
  return subject.verify((name) => lowerCase.get(name), Buffer.from(body));
}

/** Everything the protocol demands of signing and verifying, judged by another library or by WeChat's documents. */
export const SIGNATURE_CHECKS: Record<string, Check> = {
  'the Authorization header parses and its signature verifies elsewhere': (modules) => {
    const header = signerOf(modules).authorization(
      { method: 'POST', target: '/v3/x?a=%7C', body: BODY },
      NOW,
    );
    const match =
      /^WECHATPAY2-SHA256-RSA2048 mchid="1900000001",nonce_str="([0-9A-F]{32})",signature="([A-Za-z0-9+/=]+)",timestamp="(\d+)",serial_no="7{40}"$/.exec(
        header,
      );
    const [, nonce = '', signature = '', timestamp = ''] = match ?? [];
    const text = Formatter.request('POST', '/v3/x?a=%7C', timestamp, nonce, BODY);
    return timestamp === String(NOW_SECONDS) && Rsa.verify(text, signature, merchantKey);
  },
  'the payment parameters verify elsewhere': (modules) => {
    const payment = signerOf(modules).payment('wx0000000000000001', 'wx01', NOW);
    const text = Formatter.joinedByLineFeed(
      'wx0000000000000001',
      String(NOW_SECONDS),
      payment.nonceStr,
      'prepay_id=wx01',
    );
    const isWorded = payment.package === 'prepay_id=wx01' && String(payment.signType) === 'RSA';
    return (
      isWorded && payment.timeStamp === String(NOW_SECONDS) && Rsa.verify(text, payment.paySign, merchantKey)
    );
  },
  'the nonce has 32 characters': (modules) =>
    signerOf(modules).payment('wx', 'wx01', NOW).nonceStr.length === 32,
  'a signed answer is believed': async (modules) => (await verdictOf(modules, signedHeaders(BODY))) === 'ok',
  'a signed empty answer is believed': async (modules) =>
    (await verdictOf(modules, signedHeaders(''), '')) === 'ok',
  'bytes that are not UTF-8 are verified as they came': async (modules) => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
    return (await verdictOf(modules, signedHeaders(bytes), bytes)) === 'ok';
  },
  'an altered answer is not': async (modules) =>
    (await verdictOf(modules, signedHeaders(BODY), BODY.replace('wx01', 'wx02'))) === 'bad',
  'an unsigned answer is not': async (modules) => (await verdictOf(modules, {})) === 'unsigned',
  'an unknown serial is not': async (modules) =>
    (await verdictOf(modules, signedHeaders(BODY, { serial: 'PUB_KEY_ID_1' }))) === 'unknown_serial',
  'a probe is recognised': async (modules) =>
    (await verdictOf(modules, {
      ...signedHeaders(BODY),
      'Wechatpay-Signature': 'WECHATPAY/SIGNTEST/AA==',
    })) === 'signtest',
  ...Object.fromEntries(
    [-301, -300, -299, 299, 300, 301].map((offset): [string, Check] => [
      `an answer ${offset} s from our clock`,
      async (modules) =>
        (await verdictOf(modules, signedHeaders(BODY, { atSeconds: NOW_SECONDS + offset }))) ===
        (Math.abs(offset) < 300 ? 'ok' : 'stale'),
    ]),
  ),
};

/** The names of the checks the modules fail; an exception is a failure too. */
export async function failedChecks(modules: SignatureModules): Promise<string[]> {
  const failed: string[] = [];
  for (const [name, check] of Object.entries(SIGNATURE_CHECKS)) {
    const passed = await Promise.resolve()
      .then(() => check(modules))
      .catch(() => false);
    if (!passed) failed.push(name);
  }
  return failed;
}
