import { countGraphemes, splitGraphemes } from '@tianpu/shared/text';
import fc from 'fast-check';

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const asUnicodeSays = (text: string) =>
  Array.from(segmenter.segment(text.normalize('NFC')), ({ segment }) => segment);

describe('what a person counts as one character', () => {
  it.each([
    ['Chinese', '生日快乐', 4],
    ['Latin', 'Happy', 5],
    ['an emoji', '🎂', 1],
    ['an emoji with a skin tone', '👍🏽', 1],
    ['a family of four', '👨‍👩‍👧‍👦', 1],
    ['three families', '👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 3],
    ['a baker', '👩🏻‍🍳', 1],
    ['a heart shown as a picture', '❤️', 1],
    ['a heart on fire', '❤️‍🔥', 1],
    ['a flag', '🇨🇳', 1],
    ['two flags', '🇨🇳🇫🇷', 2],
    ['three letters of flags', '🇨🇳🇫', 2],
    ['the flag of England', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 1],
    ['a rainbow flag', '🏳️‍🌈', 1],
    ['a keycap', '6️⃣', 1],
    ['a composed letter', 'é', 1],
    ['a decomposed letter', 'e\u0301', 1],
    ['a letter with five marks', 'a\u0301\u0302\u0303\u0304\u0305', 1],
    ['voiced kana, half width', 'ｶﾞ', 1],
    ['decomposed Hangul', '\u1112\u1161\u11ab', 1],
    ['Tibetan', 'བཀྲ་ཤིས', 5],
    ['Thai', 'สวัสดี', 4],
    ['Arabic with vowels', 'مَرحَبا', 5],
    ['nothing', '', 0],
    ['a mark with nothing before it', '\u0301', 1],
    ['two lines', 'a\nb', 3],
  ])('%s', (_title, text, count) => {
    expect(countGraphemes(text)).toBe(count);
    expect(splitGraphemes(text)).toEqual(asUnicodeSays(text));
  });

  const pieces = fc.constantFrom(
    ...[
      '生',
      '日',
      'a',
      'é',
      'e',
      '1',
      '#',
      ' ',
      '，',
      '🎂',
      '👍',
      '👩',
      '👨',
      '👧',
      '🍳',
      '❤',
      '🔥',
      '🏳',
      '🌈',
      '🏴',
      '☕',
      '™',
    ],
    ...[
      '\u200d',
      '\ufe0f',
      '\u20e3',
      '\u0301',
      '\u0323',
      '\u3099',
      '🏻',
      '🏿',
      '🇨',
      '🇳',
      '🇫',
      '🇷',
      '\u{e0067}',
      '\u{e007f}',
      'ก',
      'ำ',
      'か',
      '한',
    ],
  );

  it('agrees with Unicode’s own segmentation for any mixture of what customers write', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 24 }), (parts) => {
        expect(splitGraphemes(parts.join(''))).toEqual(asUnicodeSays(parts.join('')));
      }),
      { numRuns: 3000 },
    );
  });

  it('is never laxer than Unicode, whatever the script, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(splitGraphemes(text).join('')).toBe(text.normalize('NFC'));
        expect(countGraphemes(text)).toBeGreaterThanOrEqual(asUnicodeSays(text).length);
      }),
      { numRuns: 2000 },
    );
  });

  it('knows every emoji that Unicode draws as a picture', () => {
    const picture = /^\p{Emoji_Presentation}$/u;
    const missed: string[] = [];
    for (let codePoint = 0x2190; codePoint <= 0x1faff; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      const isHalfOfFlagOrTone =
        (codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff) || (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff);
      if (!picture.test(character) || isHalfOfFlagOrTone) continue;
      if (countGraphemes(`${character}\u200d${character}`) !== 1) missed.push(character);
    }
    expect(missed).toEqual([]);
  });
});
