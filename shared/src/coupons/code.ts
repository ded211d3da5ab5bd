/** Crockford's base 32: no I, L, O or U, so that a code survives being read aloud and written down. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 16 characters of 5 bits are 80 bits: nobody guesses one of a million coupons within the age of the shop. */
const SECRET_LENGTH = 16;
/** Random bytes a code is made of. */
export const COUPON_CODE_BYTES = (SECRET_LENGTH * 5) / 8;

/**
 * A code to type in, from ten random bytes: sixteen characters and a check character, in groups. The check character
 * catches every single mistyped character before the server is asked, so that typing errors do not eat the limit on
 * wrong codes.
 *
 * Example: ten bytes of zero are `0000-0000-0000-0000-0`.
 */
export function formatCouponCode(bytes: Uint8Array): string {
  if (bytes.length !== COUPON_CODE_BYTES) throw new RangeError(`a code needs ${COUPON_CODE_BYTES} bytes`);
  let secret = '';
  let bits = 0;
  let held = 0;
  for (const byte of Array.from(bytes)) {
    held = (held % 32) * 256 + byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) secret += ALPHABET[Math.floor(held / 2 ** (bits - 5)) % 32];
  }
  return groups(secret + checkOf(secret));
}

/**
 * The one spelling of a code as a person typed it, or null when it cannot be one. Case, spaces and hyphens do not
 * matter, O reads as 0, I and L as 1. Says nothing about whether the code exists.
 *
 * Example: ` 0000 0000-oooo-0000-0 ` is `00000000000000000`; one wrong character is null.
 */
export function parseCouponCode(text: string): string | null {
  if (text.length > 64) return null;
  const plain = text
    .toUpperCase()
    .replace(/[\s\u3000\u2010-\u2015-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (plain.length !== SECRET_LENGTH + 1 || !/^[0-9A-HJKMNP-TV-Z]+$/.test(plain)) return null;
  const secret = plain.slice(0, SECRET_LENGTH);
  return checkOf(secret) === plain.slice(SECRET_LENGTH) ? plain : null;
}

/** Groups of four, as printed. Example: `00000000000000000` is `0000-0000-0000-0000-0`. */
function groups(plain: string): string {
  return (plain.match(/.{1,4}/g) ?? []).join('-');
}

/** Luhn's check in base 32: doubling every other value is a permutation, so one wrong character always shows. */
function checkOf(secret: string): string {
  let sum = 0;
  for (let place = 0; place < secret.length; place += 1) {
    const value = ALPHABET.indexOf(secret.charAt(secret.length - 1 - place));
    const weighted = place % 2 === 0 ? value * 2 : value;
    sum += Math.floor(weighted / 32) + (weighted % 32);
  }
  return ALPHABET.charAt((32 - (sum % 32)) % 32);
}
