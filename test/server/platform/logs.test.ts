import { Body, Controller, Post } from '@nestjs/common';

import { CodeField, Log, PersonTextField, Public } from '../../../server/src/platform';
import { type Lab, startLab } from './lab';

class ContactDto {
  @CodeField({ pattern: /^\d{11}$/, max: 11 }) phone!: string;
  @PersonTextField({ maxCharacters: 20 }) name!: string;
}

@Public()
@Controller('lab')
class ContactController {
  constructor(private readonly log: Log) {}

  @Post('contacts')
  contact(@Body() { phone }: ContactDto): never {
    this.log.info({ note: `call ${phone} or +86 ${phone}` }, `for ${encodeURIComponent(phone)}`);
    const error = new Error(`no answer from ${phone}`, {
      cause: new Error(`Authorization: Bearer secret-token of ${phone}`),
    });
    throw Object.assign(error, {
      config: { headers: { Authorization: 'Bearer secret-token' } },
      privateKey: 'PEM',
    });
  }
}

describe('the log', () => {
  const lines: string[] = [];
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({
      controllers: [ContactController],
      env: { LOG_LEVEL: 'info' },
      logSink: { write: (line: string) => lines.push(line) },
    });
  });
  beforeEach(() => lines.splice(0));
  afterAll(() => lab.close());

  const records = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

  it('D1: phones, openids, tokens, keys and bodies do not reach it, whatever was logged by mistake', async () => {
    const secrets = {
      phone: '13912345678',
      openid: 'oAbCdEfGhIjKlMnOpQrStUvWxYz1',
      jwt: `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJsaW4ifQ.${'s'.repeat(43)}`,
      session: 'HyVFkGl5F5OQWJZZaNzBBg',
    };
    await lab.http.post('/lab/contacts', { phone: secrets.phone, name: '林女士' }, { token: secrets.jwt });
    const log = lab.get(Log);
    log.warn(
      `openid ${secrets.openid} at https://x/?access_token=${secrets.session}&js_code=${secrets.session}`,
    );
    log.info({ answer: `{"session_key":"${secrets.session}"}` }, 'exchanged');
    log.info('-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----');
    const all = lines.join('');
    for (const [kind, secret] of Object.entries(secrets))
      expect([kind, all.includes(secret)]).toEqual([kind, false]);
    expect(all).not.toMatch(/MIIEvQ|林女士|secret-token/);
    expect(all).toContain('1**********');
  });

  it('D2: an error is its name, message and stack, never the request it carries', async () => {
    await lab.http.post('/lab/contacts', { phone: '13912345678', name: 'x' });
    const failed = records().find(({ msg }) => msg === 'a request failed')?.['err'] as Record<
      string,
      unknown
    >;
    expect(Object.keys(failed).sort()).toEqual(['cause', 'message', 'name', 'stack']);
  });

  it('one line per request with route template, status, code, duration and the id the client was told', async () => {
    const { headers } = await lab.http.post('/lab/contacts?secret=13912345678', { phone: 'x' });
    const line = records().find(({ msg }) => msg === 'request');
    expect(line).toEqual({
      level: 'info',
      time: expect.any(String),
      service: 'tianpu',
      version: '0.1.0',
      requestId: headers.get('x-request-id'),
      method: 'POST',
      route: '/api/lab/contacts',
      status: 400,
      code: 'request.invalid',
      ms: expect.any(Number),
      userAgent: 'node',
      msg: 'request',
    });
  });

  it('V21: a client cannot write lines of its own', async () => {
    await lab.http.post('/lab/contacts', {}, { headers: { 'user-agent': 'x{"level":"fatal"}\\n"' } });
    expect(records().every(({ level }) => level === 'info')).toBe(true);
  });
});
