/**
 * A Chinese mobile number as eleven digits, or null when it is none. Country prefix, spaces and hyphens as people type
 * and contacts store them are taken off; anything else (line breaks, full-width or Arabic digits, landlines, a digit too
 * many) is refused rather than guessed at, because a guessed number is somebody else's.
 *
 * Example: `+86 138-0013-8000`, `0086 13800138000` and `13800138000` are all `13800138000`; `12345678901` is null.
 */
export function normalisePhone(text: string): string | null {
  const digits = text.replace(/[ -]/g, '').replace(/^(?:\+86|0086)/, '');
  return digits.length === 11 && /^1[3-9][0-9]{9}$/.test(digits) ? digits : null;
}

/** The number as screens show it. Example: `13800138000` is `138****8000`; what is no number is all stars. */
export function maskPhone(phone: string): string {
  return normalisePhone(phone) === phone ? `${phone.slice(0, 3)}****${phone.slice(7)}` : '****';
}
