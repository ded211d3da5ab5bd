import { normaliseCode, payErrorFrom } from '../../../server/src/wechat/pay/pay-error-codes';

const kindOf = (status: number, code: string, message = ''): string =>
  payErrorFrom('pay.test', status, Buffer.from(JSON.stringify({ code, message }))).kind;

test.each([
  ['ORDERPAID', 'ORDER_PAID'],
  ['ORDERNOTEXIST', 'ORDER_NOT_EXIST'],
  ['NOTENOUGH', 'NOT_ENOUGH'],
  ['USERPAYING', 'USER_PAYING'],
  ['ORDERCLOSED', 'ORDER_CLOSED'],
])('%s and %s are one word in two spellings', (older, newer) => {
  expect(normaliseCode(newer)).toBe(normaliseCode(older));
  expect(kindOf(400, newer)).toBe(kindOf(400, older));
});

test.each([
  [400, 'ORDERPAID', 'already_paid'],
  [403, 'ORDER_PAID', 'already_paid'],
  [400, 'ORDER_CLOSED', 'closed'],
  [403, 'OUT_TRADE_NO_USED', 'mismatch'],
  [404, 'ORDER_NOT_EXIST', 'not_found'],
  [404, 'RESOURCE_NOT_EXISTS', 'not_found'],
  [403, 'NOT_ENOUGH', 'not_enough'],
  [403, 'FREQUENCY_LIMITED', 'rate_limited'],
  [400, 'RATELIMIT_EXCEEDED', 'rate_limited'],
  [202, 'USERPAYING', 'unknown'],
  [400, 'PARAM_ERROR', 'rejected'],
  [400, 'APPID_MCHID_NOT_MATCH', 'rejected'],
  [403, 'NO_AUTH', 'rejected'],
  [401, 'SIGN_ERROR', 'rejected'],
  [404, 'MCH_NOT_EXISTS', 'rejected'],
  [400, 'INVALID_REQUEST', 'rejected'],
  [429, 'FREQUENCY_LIMITED', 'unknown'],
  [429, 'RATELIMIT_EXCEEDED', 'unknown'],
  [500, 'SYSTEM_ERROR', 'unknown'],
  [500, 'OPENID_MISMATCH', 'unknown'],
  [500, 'ORDER_NOT_EXIST', 'unknown'],
])('%i %s means %s', (status, code, kind) => {
  expect(kindOf(status, code)).toBe(kind);
});

test.each([
  ['请求重入时，参数与首次请求时不一致', 'mismatch'],
  ['(268498688) parameters differ', 'mismatch'],
  ['(268449538) 订单已支付', 'already_paid'],
  ['(268512771) 订单不存在', 'not_found'],
])('INVALID_REQUEST with the message %s means %s', (message, kind) => {
  expect(kindOf(400, 'INVALID_REQUEST', message)).toBe(kind);
});

test.each(['', '<html>', '{}', '[]', 'null', '{"code":7}'])('an error body %j says nothing', (body) => {
  expect(payErrorFrom('pay.test', 404, Buffer.from(body))).toMatchObject({
    kind: 'unknown',
    httpStatus: 404,
  });
});

test('an error keeps the code and the field at fault, never the value WeChat quotes', () => {
  const body = {
    code: 'PARAM_ERROR',
    message: '输入源“/body/payer/openid”映射到值字段“openid”oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
    detail: { field: '/payer/openid', value: '"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"', issue: 'x', location: 'body' },
  };
  const error = payErrorFrom('pay.jsapi', 400, Buffer.from(JSON.stringify(body)), '08F78BB5AF0610D302');
  expect({ ...error, message: error.message }).toEqual({
    name: 'PayError',
    message: 'pay.jsapi: rejected PARAM_ERROR',
    kind: 'rejected',
    api: 'pay.jsapi',
    code: 'PARAM_ERROR',
    httpStatus: 400,
    field: '/payer/openid',
    requestId: '08F78BB5AF0610D302',
  });
});
