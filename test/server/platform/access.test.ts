import { Controller, Get, Post } from '@nestjs/common';

import {
  type Actor,
  CurrentActor,
  ForCustomer,
  ForStaff,
  Public,
  RateLimit,
} from '../../../server/src/platform';
import { type Lab, startLab } from './lab';

@Controller('lab')
class DoorsController {
  @ForCustomer()
  @Get('mine')
  mine(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
  @ForStaff()
  @Get('staff')
  staff(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
  @ForStaff('manager')
  @Get('manager')
  manager(): { ok: true } {
    return { ok: true };
  }
  @Public()
  @RateLimit({ points: 3, perSeconds: 60, by: 'ip' })
  @Post('login')
  login(): { ok: true } {
    return { ok: true };
  }
  @ForCustomer()
  @RateLimit({ points: 2, perSeconds: 60, by: 'actor' })
  @Post('order')
  order(): { ok: true } {
    return { ok: true };
  }
}

@Controller('lab')
class ForgottenController {
  @Get('forgotten')
  forgotten(): { ok: true } {
    return { ok: true };
  }
}

describe('who may call what', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({
      controllers: [DoorsController],
      env: { RATE_LIMITS: 'on', TRUSTED_PROXIES: '1' },
    });
  });
  afterAll(() => lab.close());

  const status = async (path: string, token?: string): Promise<number> =>
    (await lab.http.get(path, { token })).status;

  it('A3, A6: each door opens for its actors only', async () => {
    const tokens = [undefined, 'nonsense', 'customer.c1', 'staff.s1.counter', 'staff.s2.manager'];
    const matrix = await Promise.all(
      ['/lab/mine', '/lab/staff', '/lab/manager'].map((path) =>
        Promise.all(tokens.map((token) => status(path, token))),
      ),
    );
    expect(matrix).toEqual([
      [401, 401, 200, 401, 401],
      [401, 401, 401, 200, 200],
      [401, 401, 401, 403, 200],
    ]);
  });

  it('the handler learns who asks', async () => {
    const { body } = await lab.http.get('/lab/mine', { token: 'customer.c1' });
    expect(body).toEqual({ kind: 'customer', id: 'c1' });
  });

  it.each(['Basic abc', 'Bearer', 'Bearer a b', 'bearer customer.c1', 'Bearer customer.c1, Bearer x'])(
    'A1: the header "%s" opens nothing',
    async (authorization) => {
      const { status: answer, headers } = await lab.http.get('/lab/mine', { headers: { authorization } });
      expect([answer, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    },
  );

  it('A3: a route that does not say who may call it keeps the server from starting', async () => {
    await expect(startLab({ controllers: [ForgottenController] })).rejects.toThrow(
      /ForgottenController.forgotten/,
    );
  });

  it('A12: the fourth login of a minute from one address is told to wait; other addresses are not', async () => {
    const login = (address: string) =>
      lab.http.post('/lab/login', {}, { headers: { 'x-forwarded-for': address } });
    const first = await Promise.all([1, 2, 3, 4].map(() => login('203.0.113.9')));
    const refused = first.filter(({ status: answer }) => answer === 429);
    expect([refused.length, Number(refused[0]?.headers.get('retry-after')) > 0]).toEqual([1, true]);
    expect((await login('203.0.113.10')).status).toBe(201);
  });

  it('A12: an address behind the trusted proxy cannot be invented by the client', async () => {
    const login = (invented: string) =>
      lab.http.post('/lab/login', {}, { headers: { 'x-forwarded-for': `${invented}, 203.0.113.77` } });
    const answers = await Promise.all(['1.1.1.1', '2.2.2.2', '3.3.3.3', '4.4.4.4'].map(login));
    expect(answers.filter(({ status: answer }) => answer === 429)).toHaveLength(1);
  });

  it('A12: limits by customer count each customer alone', async () => {
    const order = async (token: string): Promise<number> =>
      (await lab.http.post('/lab/order', {}, { token })).status;
    const answers = await Promise.all([order('customer.a'), order('customer.a'), order('customer.a')]);
    expect([answers.sort(), await order('customer.b')]).toEqual([[201, 201, 429], 201]);
  });
});
