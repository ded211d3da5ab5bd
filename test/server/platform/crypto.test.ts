import { randomBytes } from 'node:crypto';

import { BlindIndex, FieldCipher, Metrics } from '../../../server/src/platform';
import { type Lab, startLab } from './lab';

const [oldKey, newKey] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
const phoneOf = (rowId: string, column = 'phone_sealed') => ({ table: 'customers', column, rowId });

describe('personal fields', () => {
  let before: Lab;
  let after: Lab;
  beforeAll(async () => {
    before = await startLab({ env: { FIELD_KEYS: `k1:${oldKey}` } });
    after = await startLab({
      env: { FIELD_KEYS: `k2:${newKey},k1:${oldKey}` },
      databaseUrl: before.databaseUrl,
    });
  });
  afterAll(async () => {
    await after.close();
    await before.close();
  });

  it('D3: the same phone is never the same text twice, always the same index, and nowhere in plain', () => {
    const cipher = before.get(FieldCipher);
    const index = before.get(BlindIndex);
    const [a, b] = [cipher.seal('13800138000', phoneOf('a')), cipher.seal('13800138000', phoneOf('a'))];
    expect([a === b, a.includes('13800138000')]).toEqual([false, false]);
    expect(a).toMatch(/^v1:k1:[\w-]{16}:[\w-]{22}:[\w-]+$/);
    expect(index.of('customers.phone', '13800138000')).toEqual(index.of('customers.phone', '13800138000'));
    expect(index.of('customers.phone', '13800138000')).toHaveLength(32);
    expect(index.of('staff.phone', '13800138000')).not.toEqual(index.of('customers.phone', '13800138000'));
  });

  it('opens where it was sealed', () => {
    const cipher = before.get(FieldCipher);
    expect(cipher.open(cipher.seal('林女士 🎂', phoneOf('a')), phoneOf('a'))).toBe('林女士 🎂');
  });

  it('D5: moved to another row or column, or damaged in any part, it does not open, and that is counted', async () => {
    const cipher = before.get(FieldCipher);
    const sealed = cipher.seal('13800138000', phoneOf('a'));
    const damaged = sealed.split(':').map((_, index) =>
      sealed
        .split(':')
        .map((part, at) => (at === index ? `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}` : part))
        .join(':'),
    );
    for (const text of damaged) expect(() => cipher.open(text, phoneOf('a'))).toThrow('does not open');
    expect(() => cipher.open(sealed, phoneOf('b'))).toThrow('customers.phone_sealed of b does not open');
    expect(() => cipher.open(sealed, phoneOf('a', 'openid_sealed'))).toThrow('does not open');
    const shortTag = sealed.replace(
      /^(v1:k1:[^:]+:)([^:]+)/,
      (_, head: string, tag: string) => head + tag.slice(0, 6),
    );
    expect(() => cipher.open(shortTag, phoneOf('a'))).toThrow('does not open');
    const counted = await before.get(Metrics).registry.getSingleMetricAsString('crypto_decrypt_fail_total');
    expect(counted).toContain('crypto_decrypt_fail_total 8');
  });

  it('D6: after a key change old values still open and new ones carry the new key', () => {
    const sealed = before.get(FieldCipher).seal('13800138000', phoneOf('a'));
    const rotated = after.get(FieldCipher);
    expect(rotated.open(sealed, phoneOf('a'))).toBe('13800138000');
    expect(rotated.seal('13800138000', phoneOf('a'))).toMatch(/^v1:k2:/);
  });
});
