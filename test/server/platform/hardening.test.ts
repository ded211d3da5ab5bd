import { gzipSync } from 'node:zlib';

import { Body, Controller, Get, Post, Query } from '@nestjs/common';

import {
  FenField,
  NestedListField,
  PersonTextField,
  Public,
  QuantityField,
  QueryIntegerField,
  UlidField,
  UlidParam,
} from '../../../server/src/platform';
import { type Lab, startLab } from './lab';

class LineDto {
  @UlidField() skuId!: string;
  @QuantityField() quantity!: number;
}
class OrderDto {
  @NestedListField(() => LineDto, { min: 1, max: 3 }) lines!: LineDto[];
  @FenField() expectedFen!: number;
  @PersonTextField({ maxCharacters: 20, optional: true }) greeting?: string;
}
class ListDto {
  @QueryIntegerField({ min: 1, max: 50, optional: true }) limit?: number;
}

@Public()
@Controller('lab')
class LabController {
  @Post('orders')
  order(@Body() body: OrderDto): OrderDto {
    return body;
  }
  @Get('orders')
  list(@Query() query: ListDto): ListDto {
    return query;
  }
  @Get('orders/:orderId')
  one(@UlidParam('orderId') orderId: string): { orderId: string } {
    return { orderId };
  }
  @Get('bug')
  bug(): never {
    throw new Error('SELECT secret FROM customers WHERE phone = 13800138000');
  }
}

const SKU = '01JD2Q7XK3W5V4M8N0T6R9ZB1C';
const order = (change: object = {}): object => ({
  lines: [{ skuId: SKU, quantity: 1 }],
  expectedFen: 100,
  ...change,
});
const line = (change: object): object => order({ lines: [{ skuId: SKU, quantity: 1, ...change }] });

describe('what a client may send', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({ controllers: [LabController] });
  });
  afterAll(() => lab.close());

  const post = (body: string | Buffer | Uint8Array<ArrayBuffer>, type = 'application/json', headers = {}) =>
    lab.http.raw<{ code: string }>('POST', '/lab/orders', {
      headers: { 'content-type': type, ...headers },
      body: new Uint8Array(Buffer.from(body)),
    });

  it('an honest order passes unchanged', async () => {
    const { status, body } = await lab.http.post('/lab/orders', order({ greeting: '生日快乐 🎂' }));
    expect([status, body]).toEqual([201, order({ greeting: '生日快乐 🎂' })]);
  });

  it.each(['totalFen', 'price', 'discount', 'status', 'userId', 'role', 'isPaid'])(
    'V1: a field the contract does not have is refused: %s',
    async (name) => {
      const outside = await lab.http.post<{ issues: object[] }>('/lab/orders', order({ [name]: 1 }));
      const inside = await lab.http.post('/lab/orders', line({ [name]: 1 }));
      expect([outside.status, inside.status]).toEqual([400, 400]);
      expect(outside.body.issues).toEqual([{ path: name, rule: 'whitelistValidation' }]);
    },
  );

  it.each([-1, 0, 1.5, '1', true, null, 51, [1], {}])('V2: a quantity of %j is refused', async (quantity) => {
    const { status, body } = await lab.http.post<{ issues: { path: string }[] }>(
      '/lab/orders',
      line({ quantity }),
    );
    expect([status, body.issues[0]?.path.startsWith('lines[0].quantity')]).toEqual([400, true]);
  });

  it('V2: 1e999 and V4: numbers beyond 2^53 are refused, not rounded', async () => {
    const huge = await post('{"lines":[],"expectedFen":1e999}');
    const rounded = await post('{"lines":[],"expectedFen":9007199254740993}');
    expect([huge.status, rounded.status, rounded.body.code]).toEqual([400, 400, 'request.invalid']);
  });

  it.each(['1', "1' OR '1'='1", `${SKU}0`, SKU.toLowerCase(), '', 1, null, { $gt: '' }])(
    'V4: an id is a ULID and not %j',
    async (skuId) => {
      expect((await lab.http.post('/lab/orders', line({ skuId }))).status).toBe(400);
    },
  );

  it('V4: the same in the path', async () => {
    const paths = [SKU, '1', `${SKU}%00`, '%2e%2e', '..%252f'];
    const answers = await Promise.all(paths.map((id) => lab.http.get(`/lab/orders/${id}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 404, 400]);
  });

  it('nested arrays and lists too long or too short are refused', async () => {
    const lists = [
      [[{ skuId: SKU, quantity: 1 }]],
      [],
      [1],
      [null],
      'abc',
      Array(4).fill({ skuId: SKU, quantity: 1 }),
    ];
    const answers = await Promise.all(lists.map((lines) => lab.http.post('/lab/orders', order({ lines }))));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
  });

  it('a body that is no object is refused', async () => {
    const answers = await Promise.all(['[]', 'null', '1', '"x"', ''].map((body) => post(body)));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
  });

  it.each([
    'limit=1&limit=2',
    'limit[]=1',
    'limit[__proto__]=1',
    '__proto__=1',
    'limit=1;DROP',
    'limit=0',
    'limit=51',
    'limit=1.0',
    'sort=(select%20sleep(5))',
    'limit=%00',
  ])('V7: the query ?%s is refused', async (query) => {
    expect((await lab.http.get(`/lab/orders?${query}`)).status).toBe(400);
  });

  it('V7: a decent query passes and a number in it is a number', async () => {
    expect((await lab.http.get('/lab/orders?limit=20')).body).toEqual({ limit: 20 });
  });

  it('V8: names that reach prototypes are refused at any depth', async () => {
    const bodies = [
      '{"__proto__":{"isAdmin":true}}',
      '{"lines":[{"constructor":{"prototype":{}}}]}',
      '{"hasOwnProperty":1}',
    ];
    const answers = await Promise.all(bodies.map((body) => post(body)));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('V9: a body of 101 KB is refused as too large', async () => {
    const { status, body } = await post(JSON.stringify({ greeting: 'x'.repeat(101 * 1024) }));
    expect([status, body.code]).toEqual([413, 'request.too_large']);
  });

  it('V10: nesting deeper than eight is refused before validation', async () => {
    const { status, body } = await post(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
  });

  it('V11: broken JSON is refused without a word of the parser', async () => {
    const { status, body } = await post('{"lines": [secret');
    expect([status, body.code, /token|JSON|secret|position/i.test(JSON.stringify(body))]).toEqual([
      400,
      'request.malformed',
      false,
    ]);
  });

  it('V11: only JSON in UTF-8 is read: no text, no form, no other charset, no compression', async () => {
    const answers = [
      await post('{}', 'text/plain'),
      await post('a=1', 'application/x-www-form-urlencoded'),
      await post('{}', 'application/json; charset=gbk'),
      await post(gzipSync('{}'), 'application/json', { 'content-encoding': 'gzip' }),
      await post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])),
    ];
    expect(answers.map(({ status }) => status)).toEqual([415, 415, 415, 415, 400]);
  });

  it('V12: NUL and lone surrogates enter nowhere', async () => {
    const bodies = ['{"greeting":"a\\u0000b"}', '{"greeting":"\\ud83d"}', '{"\\u0000":1}'];
    const answers = await Promise.all(bodies.map((body) => post(body)));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });

  it('V22: unknown routes, wrong methods and endless addresses are refused as problems', async () => {
    const unknown = await lab.http.get<{ code: string }>('/nope');
    const method = await lab.http.raw('PUT', '/lab/orders');
    const endless = await lab.http.get(`/lab/orders/${'a'.repeat(8_000)}`);
    expect([unknown.status, unknown.body.code, method.status]).toEqual([404, 'request.not_found', 404]);
    expect([400, 404, 414]).toContain(endless.status);
  });

  it('a bug is a 500 with the request id and nothing else', async () => {
    const { status, body, headers } = await lab.http.get<Record<string, unknown>>('/lab/bug');
    const requestId = headers.get('x-request-id');
    expect([status, body, headers.get('content-type')]).toEqual([
      500,
      {
        type: 'urn:tianpu:problem:service.failed',
        title: 'service.failed',
        status: 500,
        code: 'service.failed',
        params: {},
        requestId,
      },
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('V21: the client names its request only with harmless characters', async () => {
    const offered = ['good-id_1', 'short', 'a'.repeat(65), 'x"}{"level":"fatal"', 'a'.repeat(10_000)];
    const answers = await Promise.all(
      offered.map((id) => lab.http.get('/lab/orders', { headers: { 'x-request-id': id } })),
    );
    const kept = answers.map(({ headers }, index) => headers.get('x-request-id') === offered[index]);
    expect(kept).toEqual([true, false, false, false, false]);
  });

  it('answers carry the security headers and are stored by nobody; CORS is closed', async () => {
    const { headers } = await lab.http.get('/lab/orders', { headers: { origin: 'https://evil.example' } });
    expect({
      nosniff: headers.get('x-content-type-options'),
      frames: headers.get('x-frame-options'),
      cache: headers.get('cache-control'),
      cors: headers.get('access-control-allow-origin'),
      poweredBy: headers.get('x-powered-by'),
      csp: headers.get('content-security-policy')?.includes("frame-ancestors 'none'"),
    }).toEqual({
      nosniff: 'nosniff',
      frames: 'DENY',
      cache: 'no-store',
      cors: null,
      poweredBy: null,
      csp: true,
    });
  });

  it('publishes the contract of its DTO classes while it is not production', async () => {
    const { status, body } = await lab.http.get<{
      components: { schemas: Record<string, { required?: string[] }> };
    }>('/openapi.json');
    expect([status, body.components.schemas['OrderDto']?.required]).toEqual([200, ['lines', 'expectedFen']]);
  });
});
