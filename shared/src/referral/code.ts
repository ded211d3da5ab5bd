/** Crockford's base32: no I, L, O, U, so a code read aloud stays the code. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const REFERRAL_CODE_LENGTH = 8;
const CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/**
 * A personal code from 5 random bytes (40 bits: it names a person and protects nothing; guessing one only makes
 * somebody else's friend).
 *
 * Example: `referralCode([0, 0, 0, 0, 1])` is `00000001`, five times 255 is `ZZZZZZZZ`.
 */
export function referralCode(bytes: readonly number[]): string {
  if (bytes.length !== 5 || bytes.some((byte) => !Number.isInteger(byte) || byte < 0 || byte > 255)) {
    throw new RangeError('a code is made from 5 bytes');
  }
  let rest = bytes.reduce((value, byte) => value * 256 + byte, 0);
  let code = '';
  for (let place = 0; place < REFERRAL_CODE_LENGTH; place += 1) {
    code = `${ALPHABET[rest % 32] ?? ''}${code}`;
    rest = Math.floor(rest / 32);
  }
  return code;
}

/**
 * What a person typed or a link carried as a code, or null; small letters and the usual misreadings are understood.
 *
 * Example: ` 7kd0-m2pq ` and `7KDOM2PQ` are `7KD0M2PQ`; seven characters are null.
 */
export function parseReferralCode(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return CODE.test(plain) ? plain : null;
}

/** The scene of a poster's mini-program code. Example: `referralScene('7KD0M2PQ')` is `r=7KD0M2PQ`. */
export function referralScene(code: string): string {
  if (!CODE.test(code)) throw new RangeError(`not a referral code: ${code}`);
  return `r=${code}`;
}

/** The code in a decoded scene, or null. Example: `r=7KD0M2PQ` and `s=W1P&r=7KD0M2PQ` carry it, `s=W1P` does not. */
export function parseReferralScene(scene: string): string | null {
  const pair = scene.split('&').find((each) => each.indexOf('r=') === 0);
  return pair ? parseReferralCode(pair.slice(2)) : null;
}
