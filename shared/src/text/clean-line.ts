import type { Refusal } from '../problems/catalogue';
import { countGraphemes, isIn } from './graphemes';
import { INVISIBLES, PICTOGRAPHS } from './unicode.data';

export interface LineLimit {
  /** What a person counts. */
  maxGraphemes: number;
  /** What is stored; bounds the marks piled on one letter. */
  maxCodePoints: number;
  /** Nothing at all is fine (an order's note); otherwise it is refused. */
  isOptional?: boolean;
}

export const ORDER_NOTE_LIMIT: LineLimit = { maxGraphemes: 100, maxCodePoints: 300, isOptional: true };
export const NICKNAME_LIMIT: LineLimit = { maxGraphemes: 16, maxCodePoints: 48 };
export const RECIPIENT_LIMIT: LineLimit = { maxGraphemes: 20, maxCodePoints: 60 };
export const ADDRESS_LIMIT: LineLimit = { maxGraphemes: 100, maxCodePoints: 200 };

export type CleanLine = { ok: true; text: string } | Refusal<'request.invalid'>;

const ZERO_WIDTH_JOINER = 0x200d;
const BLACK_FLAG = 0x1f3f4;

/**
 * One line of text a person typed, as it is stored, shown and printed; the app shows the same result before it is
 * confirmed. Line breaks and tabs become spaces, spaces are trimmed and single, letters are composed (NFC), invisible
 * characters go; U+200D stays between two pictures, tags stay on a black flag. NUL, broken surrogates and marks that
 * turn the reading direction are refused, because a text with them is an attack or a damaged one.
 * Refusals: `request.invalid` with `reason` `empty`, `too_long` (and `graphemes`) or `forbidden_character`.
 *
 * Example: with 20 graphemes and 60 code points, `'  生日\n快乐\u200b '` is `生日 快乐`; 20 emoji pass, 21 letters
 * are `too_long`, and so are 5 letters with 20 marks each (105 code points).
 */
export function cleanLine(
  raw: string,
  { maxGraphemes, maxCodePoints, isOptional = false }: LineLimit,
): CleanLine {
  const codePoints = Array.from(raw, (character) => character.codePointAt(0) ?? 0);
  if (codePoints.some(isForbidden)) return refuse({ reason: 'forbidden_character' });
  const visible = codePoints.filter((codePoint, index) => isKept(codePoint, index, codePoints));
  const text = String.fromCodePoint(...visible.slice(0, MAX_RAW))
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '' && !isOptional) return refuse({ reason: 'empty' });
  const graphemes = countGraphemes(text);
  if (visible.length > MAX_RAW || graphemes > maxGraphemes || Array.from(text).length > maxCodePoints) {
    return refuse({ reason: 'too_long', maxGraphemes, graphemes });
  }
  return { ok: true, text };
}

/** More than any limit of ours; bounds the work a hostile text causes. */
const MAX_RAW = 10_000;

function refuse(params: Refusal['params']): Refusal<'request.invalid'> {
  return { ok: false, code: 'request.invalid', params };
}

function isForbidden(codePoint: number): boolean {
  const isHalfOfPair = codePoint >= 0xd800 && codePoint <= 0xdfff;
  const turnsDirection =
    (codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069);
  return codePoint === 0 || isHalfOfPair || turnsDirection;
}

function isKept(codePoint: number, index: number, all: readonly number[]): boolean {
  if (codePoint === ZERO_WIDTH_JOINER)
    return isIn(PICTOGRAPHS, baseBefore(index, all)) && isIn(PICTOGRAPHS, all[index + 1] ?? 0);
  if (isTag(codePoint)) return baseBefore(index, all) === BLACK_FLAG;
  return !isIn(INVISIBLES, codePoint);
}

/** The character that the marks before `index` belong to. */
function baseBefore(index: number, all: readonly number[]): number {
  let at = index - 1;
  while (at >= 0 && (isTag(all[at] ?? 0) || isPictureMark(all[at] ?? 0))) at -= 1;
  return all[at] ?? 0;
}

/** Emoji tags spell a region behind a black flag, as in England's. */
function isTag(codePoint: number): boolean {
  return codePoint >= 0xe0020 && codePoint <= 0xe007f;
}

/** Shown-as-picture selector and skin tones. */
function isPictureMark(codePoint: number): boolean {
  return codePoint === 0xfe0f || (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff);
}
