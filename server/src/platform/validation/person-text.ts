/** Why a text a person typed was refused. */
export type TextFault = 'empty' | 'too_long' | 'forbidden_character';

export interface TextLimits {
  /** Characters as a person counts them: an emoji family is one. */
  maxCharacters: number;
  /** Guards the database and the printer against towers of combining marks. Default: three per character. */
  maxCodePoints?: number;
  /** Notes may have several lines, names and greetings not. */
  multiline?: boolean;
  mayBeEmpty?: boolean;
}

const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u;
const LONE_SURROGATES = /\p{Cs}/u;
const CONTROLS = /\p{Cc}/u;
const MARKS_IN_A_ROW = /\p{M}{4,}/u;
const EMOJI_JOINER =
  /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})/gu;
const INVISIBLE = /(?![\u200d\ufe0f\u{e0020}-\u{e007f}])\p{Cf}/gu;
const KEPT_JOINER = '\ue000';
const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Makes a text safe to print on a cake and to show to staff: NFC, invisible characters gone (a joiner stays only inside
 * an emoji), ends trimmed. Control characters, text-direction tricks, NUL and lone surrogates are refused.
 * Example: `cleanText('  生日快乐\u200b🎂 ', {maxCharacters: 20})` is `{ok: true, text: '生日快乐🎂'}`.
 */
export function cleanText(
  raw: string,
  limits: TextLimits,
): { ok: true; text: string } | { ok: false; fault: TextFault } {
  const controlsLeft = limits.multiline ? raw.replace(/\r\n?|\n/g, '') : raw;
  if (
    LONE_SURROGATES.test(raw) ||
    CONTROLS.test(controlsLeft) ||
    BIDI_CONTROLS.test(raw) ||
    raw.includes(KEPT_JOINER)
  ) {
    return { ok: false, fault: 'forbidden_character' };
  }
  const text = raw
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(EMOJI_JOINER, KEPT_JOINER)
    .replace(/\u200d/g, '')
    .replace(INVISIBLE, '')
    .replaceAll(KEPT_JOINER, '\u200d')
    .trim();
  if (MARKS_IN_A_ROW.test(text)) return { ok: false, fault: 'forbidden_character' };
  if (text === '' && !limits.mayBeEmpty) return { ok: false, fault: 'empty' };
  const tooLong =
    [...characters.segment(text)].length > limits.maxCharacters ||
    [...text].length > (limits.maxCodePoints ?? limits.maxCharacters * 3);
  return tooLong ? { ok: false, fault: 'too_long' } : { ok: true, text };
}
