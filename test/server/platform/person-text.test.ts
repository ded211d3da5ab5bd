import { cleanText } from '../../../server/src/platform';

const greeting = (raw: string) => cleanText(raw, { maxCharacters: 20 });
const family = '👨‍👩‍👧‍👦';

describe('V12: what a person writes on a cake', () => {
  it.each([
    ['生日快乐', '生日快乐'],
    ['  Happy birthday  ', 'Happy birthday'],
    ['e\u0301clair', 'éclair'],
    ['生日\u200b快乐\ufeff', '生日快乐'],
    [`一家${family}`, `一家${family}`],
    ['a\u200db', 'ab'],
    ['❤️🎂🇨🇳', '❤️🎂🇨🇳'],
    ['👍🏽', '👍🏽'],
    ['Ｈａｐｐｙ', 'Ｈａｐｐｙ'],
    [family.repeat(8), family.repeat(8)],
  ])('%j is printed as %j', (raw, text) => {
    expect(greeting(raw)).toEqual({ ok: true, text });
  });

  it.each([
    ['only blanks', '   ', 'empty'],
    ['only invisible characters', '\u200b\u200b', 'empty'],
    ['21 characters', '字'.repeat(21), 'too_long'],
    ['21 families', family.repeat(21), 'too_long'],
    ['towers of marks', `z${'\u0301\u0302\u0303\u0304\u0305'.repeat(3)}`, 'forbidden_character'],
    ['text running backwards', 'abc\u202edef', 'forbidden_character'],
    ['isolated direction', '\u2066abc\u2069', 'forbidden_character'],
    ['a line break', 'a\nb', 'forbidden_character'],
    ['NUL', 'a\0b', 'forbidden_character'],
    ['half an emoji', '\ud83d', 'forbidden_character'],
    ['an escape', 'a\u001b[31m', 'forbidden_character'],
  ] as const)('%s is refused', (_, raw, fault) => {
    expect(greeting(raw)).toEqual({ ok: false, fault });
  });

  it('20 characters fit, each as long as three code points', () => {
    expect(greeting('字'.repeat(20)).ok).toBe(true);
    expect(greeting('👩‍🍳'.repeat(20)).ok).toBe(true);
    expect(greeting(family.repeat(9)).ok).toBe(false);
  });

  it('a note may have several lines, and may be empty when it may', () => {
    const note = { maxCharacters: 200, multiline: true, mayBeEmpty: true };
    expect([cleanText('少糖\r\n谢谢', note), cleanText('  ', note)]).toEqual([
      { ok: true, text: '少糖\n谢谢' },
      { ok: true, text: '' },
    ]);
  });
});
