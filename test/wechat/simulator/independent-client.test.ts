import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin';
import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { OPENID } from './support/merchant';

/** wechatpay-axios-plugin, written by others from the same documents, talks to the simulator. */
const keys = generateKeySet();
const { credentials } = keys;

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ keys, settings: { notifications: { drop: true } } });
});
afterEach(() => sim.reset());
afterAll(() => sim.close());

type Certs = Record<string, string>;
const byPublicKey: Certs = { [credentials.platformSerial]: credentials.platformPublicKeyPem };
const byCertificate: Certs = { [credentials.platformCertSerial]: credentials.platformCertPem };

function client(certs: Certs, privateKey = credentials.merchantPrivateKeyPem): Wechatpay {
  return new Wechatpay({
    mchid: credentials.mchid,
    serial: credentials.merchantSerial,
    privateKey,
    certs,
    baseURL: sim.baseUrl,
    headers: { 'Wechatpay-Serial': Object.keys(certs)[0] },
  });
}

const order = (outTradeNo: string) => ({
  appid: credentials.appid,
  mchid: credentials.mchid,
  description: '草莓奶油蛋糕 6寸',
  out_trade_no: outTradeNo,
  notify_url: 'https://shop.example.com/api/wxpay/notify',
  amount: { total: 19800, currency: 'CNY' },
  payer: { openid: OPENID },
});
interface Answer {
  status: number;
  data: Record<string, string>;
}
const place = (wxpay: Wechatpay, outTradeNo: string) =>
  wxpay.chain('v3/pay/transactions/jsapi').post<unknown, Answer>(order(outTradeNo));
const query = (wxpay: Wechatpay, outTradeNo: string) =>
  wxpay.chain(`v3/pay/transactions/out-trade-no/${outTradeNo}`).get({ params: { mchid: credentials.mchid } });
const close = (wxpay: Wechatpay, outTradeNo: string) =>
  wxpay.chain(`v3/pay/transactions/out-trade-no/${outTradeNo}/close`).post({ mchid: credentials.mchid });
const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no refusal',
    (error) => ({ status: error.response?.status, code: error.response?.data?.code ?? error.code }),
  );

describe('public-key mode', () => {
  it('orders, queries, closes with 204, and is told ORDER_PAID for a paid one', async () => {
    const wxpay = client(byPublicKey);
    expect((await place(wxpay, 'C202601010000001')).data.prepay_id).toMatch(/^wx\d{14}/);
    expect((await query(wxpay, 'C202601010000001')).data.trade_state).toBe('NOTPAY');
    expect((await close(wxpay, 'C202601010000001')).status).toBe(204);
    await place(wxpay, 'C202601010000002');
    await sim.pay({ outTradeNo: 'C202601010000002' });
    expect((await query(wxpay, 'C202601010000002')).data.trade_state).toBe('SUCCESS');
    expect(await refusalOf(close(wxpay, 'C202601010000002'))).toEqual({ status: 400, code: 'ORDER_PAID' });
  });

  it('refunds and queries the refund', async () => {
    const wxpay = client(byPublicKey);
    await place(wxpay, 'C202601010000001');
    await sim.pay({ outTradeNo: 'C202601010000001' });
    const { data } = await wxpay.chain('v3/refund/domestic/refunds').post<unknown, Answer>({
      out_trade_no: 'C202601010000001',
      out_refund_no: 'R202601010000001-1',
      amount: { refund: 5985, total: 19800, currency: 'CNY' },
    });
    expect(data.status).toBe('PROCESSING');
    await sim.clock.advance(2000);
    const { data: later } = await wxpay.chain('v3/refund/domestic/refunds/R202601010000001-1').get();
    expect(later).toMatchObject({ refund_id: data.refund_id, status: 'SUCCESS' });
  });

  it('a signature by another key is refused with 401 SIGN_ERROR', async () => {
    const wrong = client(byPublicKey, keys.platform.platformPrivateKeyPem);
    expect(await refusalOf(place(wrong, 'C202601010000001'))).toEqual({ status: 401, code: 'SIGN_ERROR' });
    expect(sim.state.orders).toEqual({});
  });

  it('has no certificates to list', async () => {
    expect(await refusalOf(client(byPublicKey).chain('v3/certificates').get())).toEqual({
      status: 404,
      code: 'RESOURCE_NOT_EXISTS',
    });
  });

  it.each([
    [{ badSignature: true }, 'EV3_RES_HEADER_SIGNATURE_DIGEST'],
    [{ unsigned: true }, 'EV3_RES_HEADERS_INCOMPLATE'],
    [{ staleTs: 310 }, 'EV3_RES_HEADER_TIMESTAMP_OFFSET'],
  ])('P24: the client refuses a 200 with %p', async (action, code) => {
    const wxpay = client(byPublicKey);
    await place(wxpay, 'C202601010000001');
    sim.fault({ match: { path: '/v3/pay/transactions/out-trade-no/*' }, do: action });
    expect(await refusalOf(query(wxpay, 'C202601010000001'))).toMatchObject({ code });
  });

  it('the mini-program signature made with its Rsa opens the cashier', async () => {
    const { data } = await place(client(byPublicKey), 'C202601010000001');
    const timeStamp = String(Formatter.timestamp());
    const nonceStr = Formatter.nonce();
    const pack = `prepay_id=${data.prepay_id}`;
    const paySign = Rsa.sign(
      Formatter.joinedByLineFeed(credentials.appid, timeStamp, nonceStr, pack),
      Rsa.from(credentials.merchantPrivateKeyPem, 'private'),
    );
    const sheet = { timeStamp, nonceStr, package: pack, signType: 'RSA', paySign };
    expect(await sim.requestPayment(sheet, OPENID)).toBe('requestPayment:ok');
  });
});

describe('certificate mode and the change-over', () => {
  it('answers verify with the certificate, and the listed certificate is that one', async () => {
    sim.set({ platformKeyMode: 'certificate' });
    const { data } = await client(byCertificate).chain('v3/certificates').get();
    const { serial_no: serial, encrypt_certificate: encrypted } = data.data[0];
    const pem = Aes.AesGcm.decrypt(
      encrypted.ciphertext,
      credentials.apiV3Key,
      encrypted.nonce,
      encrypted.associated_data,
    );
    expect({ serial, pem }).toEqual({
      serial: credentials.platformCertSerial,
      pem: credentials.platformCertPem,
    });
    expect((await place(client({ [serial]: pem }), 'C202601010000001')).status).toBe(200);
  });

  it('a client that only knows the public key cannot verify an answer of certificate mode', async () => {
    sim.set({ platformKeyMode: 'certificate' });
    expect(await refusalOf(place(client(byPublicKey), 'C202601010000001'))).toMatchObject({
      code: 'EV3_RES_HEADER_PLATFORM_SERIAL',
    });
  });

  it('in grey mode the answer uses the key the client named', async () => {
    sim.set({ platformKeyMode: 'grey' });
    expect((await place(client(byPublicKey), 'C202601010000001')).status).toBe(200);
    expect((await place(client(byCertificate), 'C202601010000001')).status).toBe(200);
  });
});

describe('trade bill', () => {
  it('its bill reader understands our file', async () => {
    const wxpay = client(byPublicKey);
    await place(wxpay, 'C202601010000001');
    await sim.pay({ outTradeNo: 'C202601010000001', couponFen: 1000 });
    const paidAtMs = sim.state.orders['C202601010000001']?.payment?.paidAtMs ?? 0;
    const billDate = new Date(paidAtMs + 8 * 3_600_000).toISOString().slice(0, 10);
    await sim.clock.advance(36 * 3_600_000);
    const { data } = await wxpay.chain('v3/bill/tradebill').get({ params: { bill_date: billDate } });
    const link = new URL(data.download_url);
    const file = await wxpay
      .chain('v3/billdownload/file')
      .get({ params: { token: link.searchParams.get('token') }, responseType: 'arraybuffer' });
    const { rows, summary }: { rows?: Record<string, string>[]; summary?: Record<string, string> } =
      Formatter.castCsvBill(file.data);
    expect(rows).toHaveLength(1);
    expect(rows?.[0]).toMatchObject({
      商户订单号: 'C202601010000001',
      订单金额: '198.00',
      代金券金额: '10.00',
    });
    expect(summary).toMatchObject({ 总交易单数: '1', 订单总金额: '198.00', 退款总金额: '0.00' });
  });
});
