import type { FamilyBirthdaysResponse } from '@tianpu/shared/api';
import { row, rows } from '../../../server/src/platform';
import { signIn } from '../../support/identity-world';
import { expectInvariants } from '../../support/invariants.sql';
import { allConsents, enrol, member } from '../../support/membership-world';
import { startTestApp, type TestApp } from '../../support/test-app';

jest.setTimeout(60_000);

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterEach(() => expectInvariants(app.db));
afterAll(() => app.close());

describe('becoming a member', () => {
  it('keeps what was agreed to and what was not, with version and digest of the words', async () => {
    const lin = await signIn(app, 'lin');
    const consents = (await allConsents(app, lin.token)).map((consent) => ({
      ...consent,
      granted: consent.purpose !== 'marketing',
    }));
    const { centre } = await enrol(app, lin, {
      consents,
      birthday: { calendar: 'solar', month: 2, day: 29 },
    });
    expect(centre).toMatchObject({
      isEnrolled: true,
      memberSince: '2026-01-05T02:00:00.000Z',
      nextBirthday: { on: '2026-02-28', daysLeft: 54 },
    });
    const kept = await rows(
      app.db,
      `SELECT purpose, version, text_sha256 AS textSha256, granted FROM member_consents
        WHERE customer_id = ? ORDER BY id`,
      [lin.id],
    );
    expect(kept).toEqual(consents.map((consent) => ({ ...consent, granted: consent.granted ? 1 : 0 })));
  });

  it('is refused without consent, with words nobody published, and a second time', async () => {
    const lin = await signIn(app, 'lin-2');
    const consents = await allConsents(app, lin.token);
    const join = (changed: object) =>
      app.http.post('/membership/enrolment', { consents, ...changed }, { token: lin.token });
    const no = consents.map((consent) => ({ ...consent, granted: false }));
    expect(await join({ consents: no })).toMatchObject({ body: { code: 'membership.consent_needed' } });
    const other = consents.map((consent) => ({ ...consent, textSha256: 'a'.repeat(64) }));
    expect(await join({ consents: other })).toMatchObject({ body: { code: 'membership.notice_changed' } });
    expect(await join({})).toMatchObject({ status: 201 });
    expect(await join({})).toMatchObject({ status: 409, body: { code: 'membership.already_enrolled' } });
  });

  it('happens once when two phones join at the same moment', async () => {
    const lin = await signIn(app, 'lin-3');
    const consents = await allConsents(app, lin.token);
    const join = () => app.http.post('/membership/enrolment', { consents }, { token: lin.token });
    const answers = await Promise.all([join(), join(), join()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('family birthdays', () => {
  it('are kept by sun and moon, the next one first, names sealed in the database', async () => {
    const lin = await member(app);
    const add = (body: object) =>
      app.http.post<FamilyBirthdaysResponse>('/membership/birthdays', body, { token: lin.token });
    await add({ name: '妈妈', relation: 'parent', calendar: 'lunar', month: 8, day: 15 });
    const child = { name: '小米', relation: 'child', calendar: 'solar', month: 3, day: 1 };
    expect(await add(child)).toMatchObject({ body: { code: 'membership.guardian_needed' } });
    const { body } = await add({ ...child, isGuardian: true });
    expect(body.birthdays).toMatchObject([
      { name: '小米', dateText: '3月1日', nextOn: '2026-03-01', daysLeft: 55 },
      { name: '妈妈', dateText: '农历八月十五', nextOn: '2026-09-25' },
    ]);
    const kept = await row<{ nameSealed: string }>(
      app.db,
      'SELECT name_sealed AS nameSealed FROM family_birthdays WHERE customer_id = ? LIMIT 1',
      [lin.id],
    );
    expect(kept?.nameSealed).toMatch(/^v1:/);
  });

  it('belong to one customer: nobody else can change or remove them', async () => {
    const lin = await member(app);
    const body = { name: '爸爸', relation: 'parent', calendar: 'lunar', month: 12, day: 30 };
    const added = await app.http.post<FamilyBirthdaysResponse>('/membership/birthdays', body, {
      token: lin.token,
    });
    const id = added.body.birthdays[0]?.id;
    const other = await member(app);
    const path = `/membership/birthdays/${id}`;
    expect(await app.http.delete(path, { token: other.token })).toMatchObject({ status: 404 });
    expect(await app.http.delete(path, { token: lin.token })).toMatchObject({
      status: 200,
      body: { birthdays: [] },
    });
  });

  it('hold eight people, also when two phones add the eighth and the ninth at once', async () => {
    const lin = await member(app);
    const add = (name: string) =>
      app.http.post(
        '/membership/birthdays',
        { name, relation: 'friend', calendar: 'solar', month: 5, day: 1 },
        { token: lin.token },
      );
    for (const name of '一二三四五六七') await add(name);
    const both = await Promise.all([add('八'), add('九')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});
