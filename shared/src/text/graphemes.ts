import { EXTENDERS, PICTOGRAPHS, SPACING_MARKS } from './unicode.data';

const ZERO_WIDTH_JOINER = 0x200d;

/** Binary search in a flat list of ranges. Example: 0x1F382 (a birthday cake) lies in `PICTOGRAPHS`. */
export function isIn(ranges: readonly number[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (ranges[middle * 2] ?? 0)) high = middle - 1;
    else if (codePoint > (ranges[middle * 2 + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

/** Two of these, side by side, are one flag. */
export function isRegionalIndicator(codePoint: number): boolean {
  return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
}

/**
 * Cuts a text into what a person counts as characters (grapheme clusters of Unicode's UAX 29, the parts that appear in
 * what customers write): marks and skin tones stay with their letter, a joined family is one, a flag is one.
 *
 * Example: `👨‍👩‍👧🇨🇳é好` has 4, although JavaScript counts 14.
 */
export function splitGraphemes(text: string): string[] {
  const graphemes: string[] = [];
  let current = '';
  let previous = -1;
  let isPicture = false;
  let flagHalves = 0;
  for (const character of text.normalize('NFC')) {
    const codePoint = character.codePointAt(0) ?? 0;
    const joins =
      isIn(EXTENDERS, codePoint) ||
      (isPicture && previous === ZERO_WIDTH_JOINER && isIn(PICTOGRAPHS, codePoint)) ||
      (isRegionalIndicator(codePoint) && isRegionalIndicator(previous) && flagHalves % 2 === 1);
    if (joins && current !== '' && !isLineBreak(previous)) {
      current += character;
    } else {
      if (current !== '') graphemes.push(current);
      current = character;
      isPicture = false;
      flagHalves = 0;
    }
    if (isIn(PICTOGRAPHS, codePoint)) isPicture = true;
    else if (previous === ZERO_WIDTH_JOINER || isIn(SPACING_MARKS, codePoint)) isPicture = false;
    if (isRegionalIndicator(codePoint)) flagHalves += 1;
    previous = codePoint;
  }
  return current === '' ? graphemes : [...graphemes, current];
}

/** How many characters a person counts. Example: `countGraphemes('生日快乐🎂')` is 5. */
export function countGraphemes(text: string): number {
  return splitGraphemes(text).length;
}

function isLineBreak(codePoint: number): boolean {
  return codePoint === 0x0a || codePoint === 0x0d;
}
