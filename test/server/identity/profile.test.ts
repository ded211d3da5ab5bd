import type { CustomerProfile } from '@tianpu/shared/api';
import { rows } from '../../../server/src/platform';
import { type SignedInCustomer, signIn } from '../../support/identity-world';
import { startTestApp, type TestApp } from '../../support/test-app';

describe('a customer keeps her profile', () => {
  let app: TestApp;
  let anna: SignedInCustomer;
  const log: string[] = [];
  beforeAll(async () => {
    app = await startTestApp({ env: { LOG_LEVEL: 'debug' }, logSink: { write: (line) => log.push(line) } });
    anna = await signIn(app, 'anna');
  });
  afterAll(() => app.close());

  const rename = (nickname: string, { token } = anna) =>
    app.http.patch<CustomerProfile>('/me', { nickname }, { token });
  const bindPhone = ({ token }: SignedInCustomer, code: string) =>
    app.http.post<CustomerProfile>('/me/phone', { code }, { token });
  const phoneRows = () =>
    rows<{ id: string; phone_sealed: string; phone_index: Buffer }>(
      app.db,
      'SELECT id, phone_sealed, phone_index FROM customers WHERE phone_sealed IS NOT NULL ORDER BY id',
    );

  it('with a nickname, cleaned of what cannot be seen', async () => {
    expect(await rename('  甜  甜\u200b🎂 ')).toMatchObject({ status: 200, body: { nickname: '甜 甜🎂' } });
    expect((await app.http.get<CustomerProfile>('/me', { token: anna.token })).body.nickname).toBe('甜 甜🎂');
  });

  it.each([
    ['nothing but spaces', '   '],
    ['turned text', 'abc\u202edef'],
    ['a lone surrogate', 'a\ud800b'],
    ['NUL', 'a\u0000b'],
    ['17 characters', '十七个字的名字真的太长了一点点吧啊呀'],
    ['towers of marks', `e${'\u0301'.repeat(60)}`],
  ])('V12: refuses a nickname of %s', async (_, nickname) => {
    expect((await rename(nickname)).status).toBe(400);
  });

  it.each(['risky', 'review'] as const)('V15: refuses a nickname WeChat finds %s', async (suggest) => {
    const word = { risky: '违禁测试', review: '待审测试' }[suggest];
    expect(await rename(word)).toMatchObject({ status: 400, body: { code: 'text.rejected' } });
  });

  it('V15: keeps the old nickname when WeChat cannot check the new one', async () => {
    await rename('旧名字');
    app.simulator.fault({ match: { path: '/wxa/msg_sec_check' }, do: { errcode: -1 }, times: 10 });
    const refused = await rename('新名字');
    app.simulator.clearFaults();

    expect(refused).toMatchObject({ status: 503, body: { code: 'service.unavailable' } });
    expect((await app.http.get<CustomerProfile>('/me', { token: anna.token })).body.nickname).toBe('旧名字');
  });

  it('gives her phone only when she taps the button, shown with stars', async () => {
    const { code } = app.simulator.phoneCode('anna', '13800138000');
    expect(await bindPhone(anna, code)).toMatchObject({ status: 200, body: { phoneMasked: '138****8000' } });
  });

  it('W9: an old or used phone code changes nothing, and she is asked again', async () => {
    const bea = await signIn(app, 'bea');
    const { code } = app.simulator.phoneCode('bea', '13900139000');
    await app.clock.advance(5 * 60_000 + 1_000);
    const late = await bindPhone(bea, code);
    const unknown = await bindPhone(bea, '0unknown000000000000000000000000');

    for (const refused of [late, unknown]) {
      expect(refused).toMatchObject({ status: 400, body: { code: 'phone.code_expired' } });
    }
    expect((await app.http.get<CustomerProfile>('/me', { token: bea.token })).body.phoneMasked).toBeNull();
    expect(await rows(app.db, 'SELECT id FROM phone_exchanges WHERE customer_id = ?', [bea.id])).toEqual([]);
    const again = app.simulator.phoneCode('bea', '13900139000').code;
    expect((await bindPhone(bea, again)).status).toBe(200);
    expect((await bindPhone(bea, again)).status).toBe(400);
  });

  it('counts what each phone number cost the shop: 3 fen', async () => {
    const cleo = await signIn(app, 'cleo');
    await bindPhone(cleo, app.simulator.phoneCode('cleo', '13700137000').code);
    expect(
      await rows(app.db, 'SELECT customer_id, cost_fen FROM phone_exchanges WHERE customer_id = ?', [
        cleo.id,
      ]),
    ).toEqual([{ customer_id: cleo.id, cost_fen: 3 }]);
  });

  it('D3: two equal phones lie there as different ciphertexts under one index, and nowhere in clear', async () => {
    const phone = '13611136111';
    for (const device of ['mother', 'daughter']) {
      const person = await signIn(app, device);
      await bindPhone(person, app.simulator.phoneCode(device, phone).code);
    }
    const [first, second] = (await phoneRows()).slice(-2);

    expect(first?.phone_sealed).toMatch(/^v1:f1:[\w-]{16}:[\w-]{22}:[\w-]+$/);
    expect(first?.phone_sealed).not.toBe(second?.phone_sealed);
    expect(first?.phone_index.equals(second?.phone_index ?? Buffer.alloc(0))).toBe(true);
    const everything = JSON.stringify(await rows(app.db, 'SELECT * FROM customers')) + log.join('\n');
    expect(everything).not.toContain(phone);
    expect(everything).not.toContain(Buffer.from(phone).toString('base64').replace(/=+$/, ''));
  });

  it('D5: a ciphertext copied to another person opens nothing', async () => {
    const [victim] = await phoneRows();
    const thief = await signIn(app, 'thief');
    await app.db.query('UPDATE customers SET phone_sealed = ?, phone_index = ? WHERE id = ?', [
      victim?.phone_sealed,
      victim?.phone_index,
      thief.id,
    ]);
    expect(await app.http.get('/me', { token: thief.token })).toMatchObject({
      status: 500,
      body: { code: 'service.failed' },
    });
  });

  it('D10: writes each consent down as a row of its own, and only for a text it really has', async () => {
    const { version, textSha256 } = (
      await app.http.get<{ privacyPolicy: { version: string; textSha256: string } }>('/client-config')
    ).body.privacyPolicy;
    const consent = (change: object) =>
      app.http.post(
        '/me/consents',
        { purpose: 'privacy_policy', version, textSha256, granted: true, ...change },
        { token: anna.token },
      );

    expect((await consent({})).status).toBe(204);
    expect((await consent({ granted: false })).status).toBe(204);
    expect((await consent({ textSha256: '0'.repeat(64) })).status).toBe(400);
    expect((await consent({ version: '2020-01-01' })).status).toBe(400);
    expect(
      await rows(
        app.db,
        'SELECT purpose, version, text_sha256, granted FROM consents WHERE customer_id = ? ORDER BY id',
        [anna.id],
      ),
    ).toEqual(
      [1, 0].map((granted) => ({ purpose: 'privacy_policy', version, text_sha256: textSha256, granted })),
    );
  });

  it('V19: takes no picture from an address, and no picture of somebody else', async () => {
    const change = (avatarUrl: string) => app.http.patch('/me', { avatarUrl }, { token: anna.token });
    for (const url of [
      'http://169.254.169.254/latest',
      'https://evil.example/a.webp',
      'file:///etc/passwd',
      '/api/avatars/../me',
      '/api/avatars/01JD2Q7XK3W5V4M8N0T6R9ZB1C',
    ]) {
      expect((await change(url)).status).toBe(400);
    }
  });
});

describe('the app learns where it is', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ env: { SIMULATOR_PORT: '8091' } });
  });
  afterAll(() => app.close());

  it('and which privacy policy a person is asked to agree to, word for word', async () => {
    const { body } = await app.http.get<{ privacyPolicy: { text: string; textSha256: string } }>(
      '/client-config',
    );
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body.privacyPolicy.text));

    expect(body).toMatchObject({
      brandName: '甜铺',
      appid: app.simulator.credentials.appid,
      simulatorPort: 8091,
      serverTime: app.clock.now().toISOString(),
    });
    expect(body.privacyPolicy.textSha256).toBe(Buffer.from(digest).toString('hex'));
    for (const said of ['个人信息处理者', '手机号', '保存', '删除', '撤回同意', '微信']) {
      expect(body.privacyPolicy.text).toContain(said);
    }
  });
});
