import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { AppConfig } from '../../../server/src/platform';
import { hireStaff, signIn, staffAtWork } from '../../support/identity-world';
import { startTestApp, type TestApp } from '../../support/test-app';

type Json = Record<string, unknown>;
interface Forger {
  header: Json;
  payload: Json;
  secret: Buffer;
  token: string;
  refreshToken: string;
  nowSeconds: number;
}

const encode = (part: Json): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part = ''): Json => JSON.parse(Buffer.from(part, 'base64url').toString());
const hmac = (text: string, secret: Buffer | string, hash = 'sha256'): string =>
  createHmac(hash, secret).update(text).digest('base64url');

/** A token signed as ours are, with other contents. */
function signed(
  { header, payload, secret }: Pick<Forger, 'header' | 'payload' | 'secret'>,
  hash?: string,
): string {
  const text = `${encode(header)}.${encode(payload)}`;
  return `${text}.${hmac(text, secret, hash)}`;
}

const attacker = generateKeyPairSync('rsa', { modulusLength: 2048 });
const attackerSecret = Buffer.alloc(32, 7);

const forgeries: [string, (good: Forger) => string][] = [
  ['algorithm none', (t) => `${encode({ ...t.header, alg: 'none' })}.${encode(t.payload)}.`],
  ['algorithm None', (t) => `${encode({ ...t.header, alg: 'None' })}.${encode(t.payload)}.`],
  ['the signature left out', (t) => t.token.split('.').slice(0, 2).join('.').concat('.')],
  ['HS512 with our own key', (t) => signed({ ...t, header: { ...t.header, alg: 'HS512' } }, 'sha512')],
  ['RS256 with a key of the attacker', (t) => rs256(t)],
  ['a public key used as HMAC secret', (t) => signed({ ...t, secret: publicKeyBytes() })],
  ['a changed subject', (t) => swapped(t, { sub: '01JD2Q7XK3W5V4M8N0T6R9ZB1C' })],
  [
    'a kid that is a path',
    (t) => signed({ ...t, header: { ...t.header, kid: '../../dev/null' }, secret: Buffer.alloc(32) }),
  ],
  [
    'a kid that is SQL',
    (t) => signed({ ...t, header: { ...t.header, kid: "x' UNION SELECT 'a" }, secret: attackerSecret }),
  ],
  [
    'a jku header',
    (t) =>
      signed({ ...t, header: { ...t.header, jku: 'https://evil.example/keys' }, secret: attackerSecret }),
  ],
  ['an end that has passed', (t) => signed({ ...t, payload: { ...t.payload, exp: t.nowSeconds - 31 } })],
  ['no end', (t) => signed({ ...t, payload: { ...t.payload, exp: undefined } })],
  ['a beginning in the future', (t) => signed({ ...t, payload: { ...t.payload, nbf: t.nowSeconds + 60 } })],
  ['an audience nobody is', (t) => signed({ ...t, payload: { ...t.payload, aud: 'admin' } })],
  ['no session', (t) => signed({ ...t, payload: { ...t.payload, sid: undefined } })],
  ['another issuer', (t) => signed({ ...t, payload: { ...t.payload, iss: 'elsewhere' } })],
  ['another type of token', (t) => signed({ ...t, header: { ...t.header, typ: 'JWT' } })],
  [
    'somebody else’s session',
    (t) => signed({ ...t, payload: { ...t.payload, sub: '01JD2Q7XK3W5V4M8N0T6R9ZB1C' } }),
  ],
  ['a refresh token', (t) => t.refreshToken],
  ['nothing at all', () => ''],
];

function rs256(t: Forger): string {
  const text = `${encode({ ...t.header, alg: 'RS256' })}.${encode(t.payload)}`;
  return `${text}.${sign('sha256', Buffer.from(text), attacker.privateKey).toString('base64url')}`;
}

function publicKeyBytes(): Buffer {
  return Buffer.from(attacker.publicKey.export({ type: 'spki', format: 'pem' }).toString());
}

function swapped(t: Forger, change: Json): string {
  const [header, payload, signature] = t.token.split('.');
  return [header, encode({ ...decode(payload), ...change }), signature].join('.');
}

describe('A1: only our own, whole and current access tokens open a session', () => {
  let app: TestApp;
  let refreshToken = '';
  const good: Record<'customer' | 'staff', string> = { customer: '', staff: '' };
  const pages = { customer: '/me', staff: '/staff/me' } as const;
  beforeAll(async () => {
    app = await startTestApp();
    const customer = await signIn(app);
    good.customer = customer.token;
    refreshToken = customer.refreshToken;
    good.staff = (await staffAtWork(app)).token;
  });
  afterAll(() => app.close());

  const forgerOf = (audience: 'customer' | 'staff'): Forger => {
    const token = good[audience];
    const [header, payload] = token.split('.');
    const [key] = app.get(AppConfig).tokenSecrets;
    if (!key) throw new Error('no key');
    const nowSeconds = Math.floor(app.clock.now().getTime() / 1000);
    return {
      header: decode(header),
      payload: decode(payload),
      secret: key.secret,
      token,
      refreshToken,
      nowSeconds,
    };
  };

  describe.each(['customer', 'staff'] as const)('%s', (audience) => {
    it('lets the real token in, also when this test signs it', async () => {
      const resigned = signed(forgerOf(audience));
      expect((await app.http.get(pages[audience], { token: good[audience] })).status).toBe(200);
      expect((await app.http.get(pages[audience], { token: resigned })).status).toBe(200);
    });

    it.each(forgeries)('refuses a token with %s', async (_, forge) => {
      const answer = await app.http.get(pages[audience], {
        headers: { authorization: `Bearer ${forge(forgerOf(audience))}` },
      });
      expect(answer.status).toBe(401);
      expect({ ...(answer.body as Json), requestId: '' }).toEqual({
        type: 'urn:tianpu:problem:session.unauthenticated',
        title: 'session.unauthenticated',
        status: 401,
        code: 'session.unauthenticated',
        params: {},
        requestId: '',
      });
    });
  });

  it('A6: refuses a customer on the staff pages and staff on the customer pages', async () => {
    expect((await app.http.get('/staff/me', { token: good.customer })).status).toBe(401);
    expect((await app.http.get('/me', { token: good.staff })).status).toBe(401);
  });

  it('A6: refuses a customer’s session inside a token that says staff', async () => {
    const { payload, ...rest } = forgerOf('customer');
    const disguised = signed({ ...rest, payload: { ...payload, aud: 'staff' } });
    expect((await app.http.get('/staff/me', { token: disguised })).status).toBe(401);
  });

  it('lets a colleague in whose own session it is, and nobody with hers', async () => {
    const other = await hireStaff(app);
    const { payload, ...rest } = forgerOf('staff');
    const borrowed = signed({ ...rest, payload: { ...payload, sub: other.id } });
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect((await app.http.get('/staff/me', { token: borrowed })).status).toBe(401);
  });
});

describe('A1: keys are changed without throwing anybody out', () => {
  const [oldKey, newKey] = ['old', 'new'].map(
    (kid) => `${kid}:${Buffer.from(`${kid}-key-of-32-bytes-for-this-test!!`).toString('base64url')}`,
  );

  it('reads tokens of the old key while both are there, and none once it is gone', async () => {
    const withBoth = await startTestApp({ env: { TOKEN_SECRETS: `${newKey},${oldKey}` } });
    const withoutOld = await startTestApp({ env: { TOKEN_SECRETS: `${newKey}` } });
    try {
      const customer = await signIn(withBoth);
      const [header, payload] = customer.token.split('.');
      const [, secret = ''] = (oldKey ?? '').split(':');
      const text = `${encode({ ...decode(header), kid: 'old' })}.${payload}`;
      const byOldKey = `${text}.${hmac(text, Buffer.from(secret, 'base64url'))}`;

      expect(decode(header)).toEqual({ alg: 'HS256', typ: 'at+jwt', kid: 'new' });
      expect((await withBoth.http.get('/me', { token: byOldKey })).status).toBe(200);
      expect((await withoutOld.http.get('/me', { token: byOldKey })).status).toBe(401);
    } finally {
      await withBoth.close();
      await withoutOld.close();
    }
  });
});
