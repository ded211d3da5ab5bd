import {
  ADDRESS_LIMIT,
  cleanLine,
  countGraphemes,
  NICKNAME_LIMIT,
  ORDER_NOTE_LIMIT,
  RECIPIENT_LIMIT,
} from '@tianpu/shared/text';
import fc from 'fast-check';

const WRITING = { maxGraphemes: 20, maxCodePoints: 60 };
const FAMILY = '👨‍👩‍👧';

describe('V12: one line of text a person typed', () => {
  it.each([
    ['plain', '生日快乐', '生日快乐'],
    ['spaces around and between', '  生日   快乐 ', '生日 快乐'],
    ['full-width spaces', '　生日　快乐　', '生日 快乐'],
    ['line breaks and tabs', '生日\n快乐\r\n!\t\u2028\u2029a', '生日 快乐 ! a'],
    ['full-width letters stay as chosen', 'ＡＢＣ', 'ＡＢＣ'],
    ['a decomposed letter', 'Cafe\u0301', 'Café'],
    ['zero-width spaces', '生\u200b日\u200c快\ufeff乐\u2060', '生日快乐'],
    ['soft hyphens and direction marks', 'a\u00adb\u200ec\u200f', 'abc'],
    ['controls', 'a\u0007b\u001b[31m\u007f\u0085', 'ab[31m'],
    ['private use and noncharacters', 'a\ue000\uffff\u{f0000}b', 'ab'],
    ['Hangul fillers, which print nothing', 'a\u3164\uffa0b', 'ab'],
    ['an emoji', '🎂', '🎂'],
    ['a joined family', FAMILY, FAMILY],
    ['a baker with a skin tone', '👩🏻‍🍳', '👩🏻‍🍳'],
    ['a heart on fire', '❤️‍🔥', '❤️‍🔥'],
    ['a flag', '🇨🇳', '🇨🇳'],
    ['England’s flag', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['a joiner between letters', 'a\u200db', 'ab'],
    ['a joiner at the ends', '\u200d🎂\u200d', '🎂'],
    ['a joiner after an emoji before a letter', '🎂\u200da', '🎂a'],
    ['tags without a flag hide a message', 'hi\u{e0068}\u{e0069}', 'hi'],
    ['20 emoji', '🎂'.repeat(20), '🎂'.repeat(20)],
    ['12 families, 60 code points', FAMILY.repeat(12), FAMILY.repeat(12)],
    ['20 characters', '生'.repeat(20), '生'.repeat(20)],
  ])('%s', (_title, raw, text) => {
    expect(cleanLine(raw, WRITING)).toEqual({ ok: true, text });
  });

  it.each([
    ['NUL', 'a\u0000b', 'forbidden_character'],
    ['right-to-left override', '快乐\u202e123', 'forbidden_character'],
    ['left-to-right embedding', 'a\u202ab', 'forbidden_character'],
    ['an isolate', 'a\u2066b\u2069', 'forbidden_character'],
    ['half a surrogate pair', 'a\ud83c', 'forbidden_character'],
    ['the other half', '\udf82a', 'forbidden_character'],
    ['halves in the wrong order', '\udf82\ud83c', 'forbidden_character'],
    ['nothing', '', 'empty'],
    ['only spaces', ' 　\n\t', 'empty'],
    ['only what is invisible', '\u200b\u3164\ufeff\u200d', 'empty'],
    ['21 characters', '生'.repeat(21), 'too_long'],
    ['21 emoji', '🎂'.repeat(21), 'too_long'],
    ['13 families, 65 code points', FAMILY.repeat(13), 'too_long'],
    ['marks piled on five letters', `z${'\u0301'.repeat(20)}`.repeat(5), 'too_long'],
    ['a megabyte', '生'.repeat(1_000_000), 'too_long'],
  ])('refuses %s', (_title, raw, reason) => {
    expect(cleanLine(raw, WRITING)).toMatchObject({ ok: false, code: 'request.invalid', params: { reason } });
  });

  it('says by how much a text is too long', () => {
    expect(cleanLine('生'.repeat(23), WRITING)).toEqual({
      ok: false,
      code: 'request.invalid',
      params: { reason: 'too_long', maxGraphemes: 20, graphemes: 23 },
    });
  });

  it('an order may come without a note, a nickname and a recipient not', () => {
    expect(cleanLine(' \u200b ', ORDER_NOTE_LIMIT)).toEqual({ ok: true, text: '' });
    for (const limit of [NICKNAME_LIMIT, RECIPIENT_LIMIT, ADDRESS_LIMIT]) {
      expect(cleanLine(' ', limit).ok).toBe(false);
    }
  });

  it('what was accepted stays as it is, holds the limits and hides nothing', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom(
          '生',
          ' ',
          '\n',
          '\u200d',
          '\u200b',
          '🎂',
          '👩',
          '\u0301',
          'e',
          '\u{e0067}',
          '\ufe0f',
        ),
        maxLength: 30,
      }),
    );
    fc.assert(
      fc.property(anything, (raw) => {
        const cleaned = cleanLine(raw, WRITING);
        if (!cleaned.ok) return;
        expect(cleanLine(cleaned.text, WRITING)).toEqual(cleaned);
        expect(countGraphemes(cleaned.text)).toBeLessThanOrEqual(20);
        expect(Array.from(cleaned.text).length).toBeLessThanOrEqual(60);
        expect(cleaned.text).not.toMatch(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
      }),
      { numRuns: 3000 },
    );
  });
});
