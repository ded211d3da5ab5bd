import { createHash } from 'node:crypto';
import {
  checkEnrolment,
  checkFamilyBirthday,
  consentHashInput,
  currentNotices,
  ENROLMENT_NOTICES,
  type EnrolmentNotice,
} from '@tianpu/shared/membership';

const sha = (notice: EnrolmentNotice) =>
  createHash('sha256').update(consentHashInput(notice), 'utf8').digest('hex');
const publish = (notices: readonly EnrolmentNotice[]) =>
  notices.map((notice) => ({ ...notice, textSha256: sha(notice) }));
const PUBLISHED = publish(ENROLMENT_NOTICES);
const consent = (purpose: EnrolmentNotice['purpose'], granted = true) => {
  const notice = currentNotices(PUBLISHED).find((each) => each.purpose === purpose);
  if (!notice) throw new Error(purpose);
  return { purpose, version: notice.version, textSha256: notice.textSha256, granted };
};

describe('R25, D10: joining is asked for, word for word', () => {
  it('the texts say what, what for, how long, and that one may leave', () => {
    const [membership] = currentNotices(ENROLMENT_NOTICES);
    for (const words of ['处理什么', '用来做什么', '保存多久', '撤回', '不影响您正常下单']) {
      expect(membership?.text).toContain(words);
    }
    expect(currentNotices(ENROLMENT_NOTICES).map(({ purpose, required }) => [purpose, required])).toEqual([
      ['membership', true],
      ['birthday', false],
      ['marketing', false],
    ]);
  });

  it('one letter, the version or the purpose makes another hash; line ends and composed letters do not', () => {
    const notice = { purpose: 'birthday', version: '1', text: 'é\n生日' } as const;
    expect(consentHashInput(notice)).toBe('birthday\n1\né\n生日');
    expect(consentHashInput({ ...notice, text: 'e\u0301\r\n生日' })).toBe(consentHashInput(notice));
    const others = [
      { ...notice, text: 'é\n生曰' },
      { ...notice, version: '2' },
      { ...notice, purpose: 'marketing' as const },
    ];
    for (const other of others) expect(consentHashInput(other)).not.toBe(consentHashInput(notice));
  });

  it.each([
    ['membership alone', [consent('membership')], false, null],
    ['refusing marketing', [consent('membership'), consent('marketing', false)], false, null],
    ['nothing', [], false, ['membership.consent_needed', 'membership']],
    ['a refusal', [consent('membership', false)], false, ['membership.consent_needed', 'membership']],
    [
      'a birthday without its consent',
      [consent('membership')],
      true,
      ['membership.consent_needed', 'birthday'],
    ],
    ['a birthday with it', [consent('membership'), consent('birthday')], true, null],
    [
      'another text',
      [{ ...consent('membership'), textSha256: 'f'.repeat(64) }],
      false,
      ['membership.notice_changed', 'membership'],
    ],
    [
      'an old version',
      [{ ...consent('membership'), version: '2025-01' }],
      false,
      ['membership.notice_changed', 'membership'],
    ],
    [
      'one purpose twice',
      [consent('membership'), consent('membership', false)],
      false,
      ['membership.notice_changed', 'membership'],
    ],
  ] as const)('%s', (_title, consents, hasBirthday, refusal) => {
    const check = checkEnrolment(consents, PUBLISHED, hasBirthday);
    expect(check.ok ? null : [check.code, check.params['purpose']]).toEqual(refusal);
    if (check.ok) expect(check.consents).toEqual(consents);
  });

  it('after a new version the old text is asked again', () => {
    const [first] = ENROLMENT_NOTICES;
    if (!first) throw new Error('no notice');
    const published = publish([
      ...ENROLMENT_NOTICES,
      { ...first, version: '2027-01', text: `${first.text}。` },
    ]);
    expect(checkEnrolment([consent('membership')], published, false)).toMatchObject({
      code: 'membership.notice_changed',
    });
  });
});

describe('family birthdays', () => {
  const mother = { name: ' 妈妈 ', relation: 'parent', calendar: 'lunar', month: 8, day: 15 } as const;
  const child = { ...mother, name: '小米', relation: 'child', calendar: 'solar' } as const;

  it('keeps a name, a relation and a day', () => {
    expect(checkFamilyBirthday(mother, 7)).toEqual({
      ok: true,
      name: '妈妈',
      relation: 'parent',
      date: { calendar: 'lunar', month: 8, day: 15, isLeapMonth: false },
    });
  });

  it.each([
    ['the ninth person', mother, 8, 'membership.birthdays_full'],
    ['D12: a child, and nobody says to be its guardian', child, 0, 'membership.guardian_needed'],
    ['a day that never exists', { ...mother, day: 31 }, 0, 'membership.birthday_invalid'],
    ['no name', { ...mother, name: ' ' }, 0, 'request.invalid'],
    ['a name of eleven characters', { ...mother, name: '一二三四五六七八九十一' }, 0, 'request.invalid'],
  ] as const)('%s', (_title, input, others, code) => {
    const check = checkFamilyBirthday(input, others);
    expect(check.ok ? null : check.code).toBe(code);
  });

  it('D12: a guardian may', () => {
    expect(checkFamilyBirthday({ ...child, isGuardian: true }, 0).ok).toBe(true);
  });
});
