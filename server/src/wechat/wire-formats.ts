const SHOP_OFFSET_MS = 8 * 3_600_000;

/**
 * An instant as WeChat writes it, in China's offset, whole seconds.
 * Example: 2026-01-01T00:30:00.000Z -> `2026-01-01T08:30:00+08:00`.
 */
export function toChinaRfc3339(at: Date): string {
  return `${toChinaRfc3339Millis(at).slice(0, 19)}+08:00`;
}

/** The same with milliseconds: `2026-01-01T15:00:00.000+08:00`. */
export function toChinaRfc3339Millis(at: Date): string {
  return `${new Date(at.getTime() + SHOP_OFFSET_MS).toISOString().slice(0, 23)}+08:00`;
}

/**
 * Decimal text to an integer of its smallest unit, digit by digit: floats would turn 1.005 yuan into 100.49999 fen.
 * Example: `198.00` with 2 digits -> 19800; `-0.5` -> -50; empty text -> 0. Throws RangeError on anything else,
 * on more digits than the unit has (unless zeros) and beyond the safe integers.
 */
export function decimalToInteger(text: string, digits: number): number {
  if (text === '') return 0;
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,10}))?$/.exec(text);
  if (!match) throw new RangeError('not a decimal amount');
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = fraction.slice(0, digits).padEnd(digits, '0');
  const integer = Number(`${sign}${whole}${kept}`);
  if (/[1-9]/.test(fraction.slice(digits)) || !Number.isSafeInteger(integer)) {
    throw new RangeError('amount finer or larger than can be kept');
  }
  return integer === 0 ? 0 : integer;
}

/** Cuts text to a number of characters without splitting one (an emoji counts once). */
export function cutToCharacters(text: string, limit: number): string {
  return Array.from(text).slice(0, limit).join('');
}

/** Cuts text so that its UTF-8 form fits `limit` bytes. Example: 5 bytes of `草莓` keep `草`. */
export function cutToBytes(text: string, limit: number): string {
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    kept += character;
  }
  return kept;
}
