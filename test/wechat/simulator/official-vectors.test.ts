import { X509Certificate } from 'node:crypto';
import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { encryptFrame, pushSignature } from '../../wechat-simulator/src/push/frame';
import { http, Merchant, OPENID } from './support/merchant';

const keys = generateKeySet();
const AT = 1767225600; // 2026-01-01T00:00:00Z, the timestamp of the worked examples

describe('examples of the official documents', () => {
  let sim: Simulator;
  beforeAll(async () => {
    sim = await startSimulator({ keys, clock: { mode: 'manual', startAt: new Date(AT * 1000) } });
  });
  afterAll(() => sim.close());

  it('signs the address check of the message push like the document', () => {
    expect(pushSignature('AAAAA', '1714036504', '1514711492')).toBe(
      'f464b24fc39322e44b38aa78f5edd27bd1441696',
    );
  });

  it('signs a plain message push like the document', () => {
    expect(pushSignature('AAAAA', '1714037059', '486452656')).toBe(
      '899cf89e464efb63f54ddac96b0a0a235f53aa78',
    );
  });

  it('encrypts the documented frame to the documented signature', () => {
    const encrypted = encryptFrame(
      'A'.repeat(43),
      '{"demo_resp":"good luck"}',
      'wxba5fad812f8e6fb9',
      Buffer.from('707722b803182950'),
    );
    expect(pushSignature('AAAAA', '1713424427', '415670741', encrypted)).toBe(
      '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
    );
  });

  it('fills frames up to blocks of 32 bytes, a whole block when nothing is missing', () => {
    const frameBytes = (messageBytes: number) =>
      Buffer.from(encryptFrame('A'.repeat(43), 'x'.repeat(messageBytes), 'wxba5fad812f8e6fb9'), 'base64')
        .length;
    // 16 random + 4 length + 18 appid = 38 bytes around the message.
    expect([1, 25, 26, 27, 58].map(frameBytes)).toEqual([64, 64, 96, 96, 128]);
  });

  it('accepts the five signed lines of the worked order, byte for byte', async () => {
    const body =
      '{"appid":"wx0000000000000001","mchid":"1900000001","description":"草莓奶油蛋糕 6寸","out_trade_no":"C202601010000001","time_expire":"2026-01-01T08:30:00+08:00","notify_url":"https://shop.example.com/api/wxpay/notify","amount":{"total":19800,"currency":"CNY"},"payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"}}';
    const answer = await new Merchant(sim).call('POST', '/v3/pay/transactions/jsapi', body, {
      signed: `POST\n/v3/pay/transactions/jsapi\n1767225600\n5K8264ILTKCH16CQ2502SI8ZNMTM67VS\n${body}\n`,
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ prepay_id: expect.stringMatching(/^wx20260101080000[0-9a-f]{20}$/) });
  });

  it('accepts the worked query, whose fifth line is empty', async () => {
    const target = '/v3/pay/transactions/out-trade-no/C202601010000001?mchid=1900000001';
    const answer = await new Merchant(sim).call('GET', target, undefined, {
      signed: `GET\n${target}\n1767225600\n5K8264ILTKCH16CQ2502SI8ZNMTM67VS\n\n`,
    });
    expect(answer.json).toEqual({
      appid: 'wx0000000000000001',
      mchid: '1900000001',
      out_trade_no: 'C202601010000001',
      trade_state: 'NOTPAY',
      trade_state_desc: '订单未支付',
      attach: '',
      amount: { total: 19800, currency: 'CNY' },
    });
  });

  it('shows a paid order with the fields and the arithmetic of the documented example', async () => {
    await sim.clock.advance(300_000);
    await sim.pay({ outTradeNo: 'C202601010000001', couponFen: 1000 });
    const { json } = await new Merchant(sim).query('C202601010000001');
    expect(json).toEqual({
      appid: 'wx0000000000000001',
      mchid: '1900000001',
      out_trade_no: 'C202601010000001',
      transaction_id: expect.stringMatching(/^4200\d{24}$/),
      trade_type: 'JSAPI',
      trade_state: 'SUCCESS',
      trade_state_desc: '支付成功',
      bank_type: 'OTHERS',
      attach: '',
      success_time: '2026-01-01T08:05:00+08:00',
      payer: { openid: OPENID },
      amount: { total: 19800, payer_total: 18800, currency: 'CNY', payer_currency: 'CNY' },
      promotion_detail: [
        {
          coupon_id: '109519',
          name: '立减',
          scope: 'GLOBAL',
          type: 'CASH',
          amount: 1000,
          stock_id: '931386',
          wechatpay_contribute: 1000,
          merchant_contribute: 0,
          other_contribute: 0,
          currency: 'CNY',
        },
      ],
    });
  });

  it('makes a platform certificate that Node reads: serial, self-signature, key and five years', () => {
    const { platformCertPem, platformCertSerial } = keys.credentials;
    const certificate = new X509Certificate(platformCertPem);
    expect(certificate.serialNumber).toBe(platformCertSerial);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000;
    expect(days).toBe(1825);
  });

  it('echoes the security self-test', async () => {
    const { json } = await new Merchant(sim).call('POST', '/v3/security/echo', { echo_message: '你好' });
    expect(json).toEqual({ echo_message: '你好' });
  });

  it('knows no other addresses', async () => {
    expect((await http('GET', `${sim.baseUrl}/`)).status).toBe(404);
    expect((await new Merchant(sim).call('GET', '/v3/unknown')).status).toBe(404);
  });
});
