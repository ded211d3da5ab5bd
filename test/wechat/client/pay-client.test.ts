import { createWechatClients } from '../../../server/src/wechat/create-wechat-clients';
import { PayError } from '../../../server/src/wechat/errors';
import { rejectionOf } from './support/async-error';
import {
  NOW_SECONDS,
  PAID_TRANSACTION,
  PAID_TRANSACTION_READ,
  PLATFORM_SERIAL,
  stranger,
  testConfig,
} from './support/keys';
import { plainJson, refusal, ScriptedWechat, signedJson, signedNoContent, timeout } from './support/outside';

const ORDER_NO = 'C202601010000001';
const ORDER = {
  outTradeNo: ORDER_NO,
  description: '草莓奶油蛋糕 6寸',
  totalFen: 19800,
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
  timeExpireAt: new Date('2026-01-01T00:30:00Z'),
  notifyUrl: 'https://shop.example.com/api/wxpay/notify',
};

let wechat: ScriptedWechat;
let pay: ReturnType<typeof createWechatClients>['pay'];

beforeEach(() => {
  wechat = new ScriptedWechat();
  pay = createWechatClients(testConfig(), wechat.outside).pay;
});

describe('what is sent', () => {
  test("an order carries the shop's facts in WeChat's words, its last moment to pay in China's time", async () => {
    wechat.answers(signedJson({ prepay_id: 'wx201410272009395522657a690389285100' }));
    expect(await pay.createJsapiOrder(ORDER)).toEqual({ prepayId: 'wx201410272009395522657a690389285100' });
    const [request] = wechat.requests;
    expect(request?.url.href).toBe('https://api.mch.weixin.qq.com/v3/pay/transactions/jsapi');
    expect(JSON.parse(request?.body ?? '')).toEqual({
      appid: 'wx0000000000000001',
      mchid: '1900000001',
      description: '草莓奶油蛋糕 6寸',
      out_trade_no: ORDER_NO,
      time_expire: '2026-01-01T08:30:00+08:00',
      notify_url: 'https://shop.example.com/api/wxpay/notify',
      amount: { total: 19800, currency: 'CNY' },
      payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    });
    expect(request?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      'wechatpay-serial': PLATFORM_SERIAL,
    });
  });

  test('a long description is cut to what WeChat allows, the same way each time', async () => {
    wechat.answers(signedJson({ prepay_id: 'wx1' }));
    await pay.createJsapiOrder({ ...ORDER, description: '🍰'.repeat(200) });
    expect(JSON.parse(wechat.requests[0]?.body ?? '').description).toBe('🍰'.repeat(127));
  });

  test('P27: an order of nothing is never sent to WeChat', async () => {
    await expect(pay.createJsapiOrder({ ...ORDER, totalFen: 0 })).rejects.toThrow(RangeError);
    await expect(pay.createJsapiOrder({ ...ORDER, totalFen: 198.5 })).rejects.toThrow(RangeError);
    expect(wechat.requests).toEqual([]);
  });

  test('an order number with a bar is percent-encoded in the path that is signed and sent', async () => {
    wechat.answers(signedJson({ ...PAID_TRANSACTION, out_trade_no: 'C|2026*1' }));
    await pay.queryByOutTradeNo('C|2026*1');
    expect(wechat.requests[0]?.url.href).toBe(
      'https://api.mch.weixin.qq.com/v3/pay/transactions/out-trade-no/C%7C2026*1?mchid=1900000001',
    );
  });

  test('a refund names its own number and the original total, its reason cut to 80 bytes', async () => {
    wechat.answers(signedJson(refundAnswer('R1-1')));
    await pay.createRefund({
      outTradeNo: ORDER_NO,
      outRefundNo: 'R1-1',
      refundFen: 5985,
      totalFen: 19800,
      reason: '蛋'.repeat(30),
      notifyUrl: 'https://shop.example.com/api/wxpay/refund-notify',
    });
    expect(JSON.parse(wechat.requests[0]?.body ?? '')).toEqual({
      out_trade_no: ORDER_NO,
      out_refund_no: 'R1-1',
      reason: '蛋'.repeat(26),
      notify_url: 'https://shop.example.com/api/wxpay/refund-notify',
      amount: { refund: 5985, total: 19800, currency: 'CNY' },
    });
  });
});

describe('what comes back', () => {
  test('a paid order with a WeChat coupon shows what it cost and what was paid', async () => {
    wechat.answers(signedJson(PAID_TRANSACTION));
    expect(await pay.queryByOutTradeNo(ORDER_NO)).toEqual(PAID_TRANSACTION_READ);
  });

  test('an unpaid order has no transaction, time or payer', async () => {
    const { transaction_id, success_time, payer, ...unpaid } = PAID_TRANSACTION;
    wechat.answers(
      signedJson({ ...unpaid, trade_state: 'NOTPAY', amount: { total: 19800, currency: 'CNY' } }),
    );
    expect(await pay.queryByOutTradeNo(ORDER_NO)).toEqual({
      appid: 'wx0000000000000001',
      mchid: '1900000001',
      outTradeNo: ORDER_NO,
      tradeState: 'NOTPAY',
      totalFen: 19800,
      currency: 'CNY',
      attach: '',
    });
  });

  test("a signed answer about somebody else's order is no answer", async () => {
    wechat.answers(signedJson({ ...PAID_TRANSACTION, out_trade_no: 'C202601010000002' }));
    await expect(pay.queryByOutTradeNo(ORDER_NO)).rejects.toMatchObject({
      kind: 'unknown',
      code: 'MALFORMED',
    });
  });

  test('closing answers closed on 204, also when it was closed before, and tells when the money came first', async () => {
    wechat.answers(signedNoContent());
    expect(await pay.closeOrder(ORDER_NO)).toBe('closed');
    wechat.answers(refusal(400, 'ORDER_CLOSED'));
    expect(await pay.closeOrder(ORDER_NO)).toBe('closed');
    wechat.answers(refusal(400, 'ORDERPAID'));
    expect(await pay.closeOrder(ORDER_NO)).toBe('already_paid');
    wechat.answers(refusal(404, 'ORDER_NOT_EXIST'));
    await expect(pay.closeOrder(ORDER_NO)).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('a refund in progress is not yet a refund made', async () => {
    wechat.answers(signedJson(refundAnswer('R1-1')));
    expect(await pay.queryRefund('R1-1')).toEqual({
      refundId: '50000000382019052709732678859',
      outRefundNo: 'R1-1',
      outTradeNo: ORDER_NO,
      transactionId: '4200',
      status: 'PROCESSING',
      refundFen: 5985,
      totalFen: 19800,
      payerRefundFen: 5683,
    });
  });
});

describe('P24: an answer that is not provably from WeChat is never a success', () => {
  test.each([
    ['signed by a stranger', { privateKey: stranger.privateKey }],
    ['signed with an unknown serial', { serial: 'PUB_KEY_ID_0999' }],
    ['301 s old', { atSeconds: NOW_SECONDS - 301 }],
    ['301 s in the future', { atSeconds: NOW_SECONDS + 301 }],
  ])('%s: state unknown, not tried again, counted for the alarm', async (_how, by) => {
    wechat.answers(signedJson(PAID_TRANSACTION, by));
    await expect(pay.queryByOutTradeNo(ORDER_NO)).rejects.toMatchObject({
      kind: 'unknown',
      code: 'BAD_SIGNATURE',
      httpStatus: 200,
    });
    expect(wechat.outcomes()).toEqual(['bad_signature']);
  });

  test('not signed at all: tried again, then state unknown', async () => {
    wechat.answers(plainJson(PAID_TRANSACTION));
    await expect(pay.queryByOutTradeNo(ORDER_NO)).rejects.toMatchObject({
      kind: 'unknown',
      code: 'UNSIGNED',
    });
    expect(wechat.outcomes()).toEqual(['unsigned', 'unsigned', 'unsigned']);
  });

  test('a 204 to a close without signature does not count as closed', async () => {
    wechat.answers(new Response(null, { status: 204 }));
    await expect(pay.closeOrder(ORDER_NO)).rejects.toMatchObject({ kind: 'unknown', code: 'UNSIGNED' });
  });

  test('a body changed on the way is refused', async () => {
    const honest = signedJson({ ...PAID_TRANSACTION, trade_state: 'NOTPAY' });
    wechat.answers(new Response(JSON.stringify(PAID_TRANSACTION), { headers: honest.headers }));
    await expect(pay.queryByOutTradeNo(ORDER_NO)).rejects.toMatchObject({ code: 'BAD_SIGNATURE' });
  });
});

describe('P25: when WeChat is in trouble', () => {
  test.each([
    ['429', refusal(429, 'FREQUENCY_LIMITED'), 'rate_limited'],
    ['500', refusal(500, 'SYSTEM_ERROR'), 'server_error'],
    ['an error page', new Response('<html>502</html>', { status: 502 }), 'server_error'],
    ['an error page with 404', new Response('<html>nginx</html>', { status: 404 }), 'malformed'],
    ['a page with 200', new Response('<html>welcome</html>'), 'unsigned'],
    ['signed text that is no JSON', signedJson('{"prepay_id":'), 'malformed'],
    ['a connection reset', new TypeError('fetch failed'), 'network'],
  ])('%s: three tries with growing pauses, then state unknown', async (_what, answer, outcome) => {
    wechat.answers(answer);
    const error = await rejectionOf(pay.queryByOutTradeNo(ORDER_NO));
    expect(error).toBeInstanceOf(PayError);
    expect(error).toMatchObject({ kind: 'unknown' });
    expect(wechat.outcomes()).toEqual([outcome, outcome, outcome]);
    expect(wechat.pauses).toEqual([1000, 2000]);
  });

  test('one hiccup is not noticed by the customer', async () => {
    wechat.answers(refusal(500, 'SYSTEM_ERROR'), signedJson({ prepay_id: 'wx1' }));
    expect(await pay.createJsapiOrder(ORDER)).toEqual({ prepayId: 'wx1' });
    const [first, second] = wechat.requests;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['authorization']).not.toBe(first?.headers['authorization']);
  });

  test('time-outs stop within the budget of eight seconds', async () => {
    const slow = async (): Promise<never> => {
      wechat.elapsedMs += 3000;
      throw timeout();
    };
    wechat.answers(slow, slow, slow);
    await expect(pay.queryByOutTradeNo(ORDER_NO)).rejects.toMatchObject({ kind: 'unknown', code: 'TIMEOUT' });
    expect(wechat.outcomes()).toEqual(['timeout', 'timeout']);
    expect(wechat.elapsedMs).toBeLessThanOrEqual(8000);
  });

  test('a refusal is not tried again', async () => {
    wechat.answers(refusal(400, 'PARAM_ERROR', '', { field: '/payer/openid', value: '"oSecret"' }));
    await expect(pay.createJsapiOrder(ORDER)).rejects.toMatchObject({
      kind: 'rejected',
      code: 'PARAM_ERROR',
      field: '/payer/openid',
    });
    expect(wechat.outcomes()).toEqual(['refused']);
  });

  test('I9: a refused signature of ours is counted apart, since our clock may be wrong', async () => {
    wechat.answers(refusal(401, 'SIGN_ERROR'));
    await expect(pay.createJsapiOrder(ORDER)).rejects.toMatchObject({ kind: 'rejected', code: 'SIGN_ERROR' });
    expect(wechat.outcomes()).toEqual(['sign_error']);
  });

  test('after ten failures WeChat is left alone for ten seconds; then one probe decides', async () => {
    wechat.answers(refusal(500, 'SYSTEM_ERROR'));
    for (let call = 0; call < 4; call += 1) await rejectionOf(pay.queryByOutTradeNo(ORDER_NO));
    expect(wechat.requests).toHaveLength(10);
    await expect(pay.queryByOutTradeNo(ORDER_NO)).rejects.toMatchObject({
      kind: 'unknown',
      code: 'CIRCUIT_OPEN',
    });
    expect(wechat.requests).toHaveLength(10);

    wechat.elapsedMs += 10_000;
    wechat.answers(signedJson(PAID_TRANSACTION));
    const both = [pay.queryByOutTradeNo(ORDER_NO), rejectionOf(pay.queryByOutTradeNo(ORDER_NO))];
    expect(await Promise.all(both)).toMatchObject([{ tradeState: 'SUCCESS' }, { code: 'CIRCUIT_OPEN' }]);
    expect(await pay.queryByOutTradeNo(ORDER_NO)).toMatchObject({ tradeState: 'SUCCESS' });
  });

  test('a probe that fails closes the door again', async () => {
    wechat.answers(refusal(500, 'SYSTEM_ERROR'));
    for (let call = 0; call < 4; call += 1) await rejectionOf(pay.queryByOutTradeNo(ORDER_NO));
    wechat.elapsedMs += 10_000;
    await expect(pay.queryByOutTradeNo(ORDER_NO)).rejects.toMatchObject({ code: 'SYSTEM_ERROR' });
    expect(wechat.requests).toHaveLength(11);
    await expect(pay.queryByOutTradeNo(ORDER_NO)).rejects.toMatchObject({ code: 'CIRCUIT_OPEN' });
  });

  test('failures spread over more than 30 s do not open it, nor do those with a success between', async () => {
    wechat.answers(refusal(500, 'SYSTEM_ERROR'));
    for (let call = 0; call < 5; call += 1) {
      await rejectionOf(pay.queryByOutTradeNo(ORDER_NO));
      wechat.elapsedMs += 12_000;
    }
    expect(wechat.requests).toHaveLength(15);
    for (let round = 0; round < 5; round += 1) {
      wechat.answers(
        refusal(500, 'SYSTEM_ERROR'),
        refusal(500, 'SYSTEM_ERROR'),
        signedJson(PAID_TRANSACTION),
      );
      expect(await pay.queryByOutTradeNo(ORDER_NO)).toMatchObject({ tradeState: 'SUCCESS' });
    }
  });
});

function refundAnswer(outRefundNo: string) {
  return {
    refund_id: '50000000382019052709732678859',
    out_refund_no: outRefundNo,
    transaction_id: '4200',
    out_trade_no: ORDER_NO,
    channel: 'ORIGINAL',
    user_received_account: '招商银行信用卡0403',
    create_time: '2026-01-01T09:00:00+08:00',
    status: 'PROCESSING',
    funds_account: 'AVAILABLE',
    amount: { total: 19800, refund: 5985, payer_total: 18800, payer_refund: 5683, currency: 'CNY' },
  };
}
