import { isProblemCode, PROBLEMS } from '@tianpu/shared/problems';

describe('the catalogue of refusals', () => {
  it.each(Object.entries(PROBLEMS))(
    '%s is spelt noun.state and answers a refusal’s status',
    (code, { status }) => {
      expect(code).toMatch(/^[a-z]+\.[a-z]+(_[a-z]+)*$/);
      expect([400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503]).toContain(status);
      expect(isProblemCode(code)).toBe(true);
    },
  );

  it.each(['slot.unknown', 'toString', '__proto__', '', null, undefined, 409, {}])(
    '%p is no code of ours',
    (code) => {
      expect(isProblemCode(code)).toBe(false);
    },
  );
});
