import type { StaffSessionResponse } from '@tianpu/shared/api';
import { hashPassword, StaffStore } from '../../../server/src/identity';
import { rows, UnitOfWork } from '../../../server/src/platform';
import { type HiredStaff, hireStaff, staffAtWork } from '../../support/identity-world';
import { startTestApp, type TestApp } from '../../support/test-app';

const STORE = '01JD2Q7XK3W5V4M8N0T6R9ZB1C';

describe('staff sign in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const trySignIn = ({ login }: Pick<HiredStaff, 'login'>, password: string) =>
    app.http.post<StaffSessionResponse>('/staff/sessions', { login, password });
  const me = (token: string) => app.http.get('/staff/me', { token });
  const afterASecond = () => new Promise((resolve) => setTimeout(resolve, 1_050));
  const change = (
    work: (staff: StaffStore) => (tx: Parameters<Parameters<UnitOfWork['run']>[0]>[0]) => Promise<void>,
  ) => app.get(UnitOfWork).run(work(app.get(StaffStore)));

  it('with login and password, and see who they are and where they work', async () => {
    const { id, login, password } = await hireStaff(app, { role: 'manager', storeIds: [STORE] });
    const { status, body } = await trySignIn({ login: ` ${login.toUpperCase()} ` }, password);

    const profile = { id, name: '小林', role: 'manager', storeIds: [STORE] };
    expect([status, body.staff, body.expiresInSeconds]).toEqual([201, profile, 12 * 3_600]);
    expect(await me(body.accessToken)).toMatchObject({ status: 200, body: profile });
  });

  it('stores an argon2id hash with 19 MiB and two passes, never the password', async () => {
    const { id, password } = await hireStaff(app);
    const [member] = await rows<{ password_hash: string }>(
      app.db,
      'SELECT password_hash FROM staff_members WHERE id = ?',
      [id],
    );
    expect(member?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(member?.password_hash).not.toContain(password);
  });

  it('A15: after five wrong passwords the login is locked for 15 minutes, even for the right one', async () => {
    const person = await hireStaff(app);
    const wrong = [];
    for (let guess = 1; guess <= 5; guess += 1) wrong.push(await trySignIn(person, `guess ${guess}`));
    const locked = await trySignIn(person, person.password);

    expect(wrong.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(locked).toMatchObject({
      status: 429,
      body: { code: 'staff.locked', params: { retryAfterSeconds: 900 } },
    });
    expect(locked.headers.get('retry-after')).toBe('900');

    await app.clock.advance(15 * 60_000 + 1);
    expect((await trySignIn(person, person.password)).status).toBe(201);
  });

  it('A15: a hundred guesses at once are still only five', async () => {
    const person = await hireStaff(app);
    const guesses = await Promise.all(
      Array.from({ length: 30 }, (_, guess) => trySignIn(person, `guess ${guess}`)),
    );
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(25);
  });

  it('A15: a right password wipes out the wrong ones before it', async () => {
    const person = await hireStaff(app);
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 4; guess += 1) await trySignIn(person, 'wrong');
      expect((await trySignIn(person, person.password)).status).toBe(201);
    }
  });

  it('A17: an unknown login is refused and locked exactly like a known one', async () => {
    const person = await hireStaff(app);
    const answers = async (login: string) => {
      const seen = [];
      for (let guess = 0; guess < 6; guess += 1) {
        const { status, body } = await trySignIn({ login }, 'wrong');
        seen.push({ status, ...body, requestId: '' });
      }
      return seen;
    };
    expect(await answers('nobody-works-here')).toEqual(await answers(person.login));
  });

  it('A15: writes down who signed in and who was refused', async () => {
    const person = await hireStaff(app);
    await trySignIn(person, 'wrong');
    await trySignIn(person, person.password);
    const audit = await rows<{ action: string }>(
      app.db,
      'SELECT action FROM audit_entries WHERE subject_id = ? ORDER BY id',
      [person.id],
    );
    expect(audit.map(({ action }) => action)).toEqual(['staff.sign_in_refused', 'staff.signed_in']);
  });

  it('A12: one address may try ten times a minute', async () => {
    const strict = await startTestApp({ env: { RATE_LIMITS: 'on' } });
    try {
      const answers = [];
      for (let call = 0; call < 11; call += 1) {
        answers.push(
          await strict.http.post('/staff/sessions', { login: `someone${call}`, password: 'wrong' }),
        );
      }
      expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(401), 429]);
      expect(Number(answers[10]?.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await strict.close();
    }
  });

  describe('A7: their session ends within a second when', () => {
    it('they are disabled, and they cannot come back', async () => {
      const person = await staffAtWork(app);
      await change((staff) => (tx) => staff.disable(tx, person.id));
      await afterASecond();
      expect((await me(person.token)).status).toBe(401);
      expect((await trySignIn(person, person.password)).status).toBe(401);
    });

    it('their password changes', async () => {
      const person = await staffAtWork(app);
      const passwordHash = await hashPassword('another horse');
      await change((staff) => (tx) => staff.setPasswordHash(tx, person.id, passwordHash));
      await afterASecond();
      expect((await me(person.token)).status).toBe(401);
      expect((await trySignIn(person, 'another horse')).status).toBe(201);
    });

    it('their role is lowered', async () => {
      const person = await staffAtWork(app, { role: 'owner' });
      await change((staff) => (tx) => staff.setRole(tx, person.id, 'counter'));
      await afterASecond();
      expect((await me(person.token)).status).toBe(401);
    });

    it('they sign out', async () => {
      const person = await staffAtWork(app);
      expect((await app.http.delete('/staff/sessions/current', { token: person.token })).status).toBe(204);
      expect((await me(person.token)).status).toBe(401);
    });
  });

  it('are signed out after 30 minutes without a request, and not before', async () => {
    const idle = await staffAtWork(app);
    const busy = await staffAtWork(app);
    for (let minutes = 0; minutes < 40; minutes += 10) {
      await app.clock.advance(10 * 60_000);
      await afterASecond();
      expect((await me(busy.token)).status).toBe(200);
    }
    expect((await me(idle.token)).status).toBe(401);
  });

  it('are signed out 12 hours after they signed in, however busy they are', async () => {
    const person = await staffAtWork(app);
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
      await app.clock.advance(25 * 60_000);
      await app.db.query('UPDATE staff_sessions SET last_seen_at = ?', [app.clock.now()]);
    }
    await afterASecond();
    expect((await me(person.token)).status).toBe(200);
    await app.clock.advance(25 * 60_000);
    await app.db.query('UPDATE staff_sessions SET last_seen_at = ?', [app.clock.now()]);
    await afterASecond();
    expect((await me(person.token)).status).toBe(401);
  });
});
