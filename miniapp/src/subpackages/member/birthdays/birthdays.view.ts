import type { FamilyBirthdayInput, FamilyBirthdayResponse } from '@tianpu/shared/api';
import { checkFamilyBirthday, type FamilyRelation, RELATION_LABELS } from '@tianpu/shared/membership';
import { splitGraphemes } from '@tianpu/shared/text';
import { formatDate, formatWeekday } from '@tianpu/shared/time';
import { birthdayOf, type ChosenDate, NO_DATE } from '../parts/date-grid.view';

export interface BirthdayRow {
  id: string;
  name: string;
  initial: string;
  /** `父母 · 农历八月初八`. */
  text: string;
  /** `今年 9月18日 周五`. */
  nextText: string;
  daysText: string;
  isNear: boolean;
  note: string | null;
}

/** From here on the shop's birthday gift is on its way. */
const NEAR_DAYS = 7;

/** The family, whose birthday is next first. Example: in six days is `还有 6 天`, today `就是今天`. */
export function birthdayRows(birthdays: readonly FamilyBirthdayResponse[], today: string): BirthdayRow[] {
  return [...birthdays]
    .sort((a, b) => a.daysLeft - b.daysLeft)
    .map(({ id, name, relation, dateText, nextOn, daysLeft, note }) => ({
      id,
      name,
      initial: splitGraphemes(name)[0] ?? '',
      text: `${RELATION_LABELS[relation]} · ${dateText}`,
      nextText: `${formatDate(nextOn, today)} ${formatWeekday(nextOn)}`,
      daysText: daysLeft === 0 ? '就是今天' : `还有 ${daysLeft} 天`,
      isNear: daysLeft <= NEAR_DAYS,
      note,
    }));
}

/** A birthday while it is being written. */
export interface BirthdayDraft {
  /** Set when one that exists is changed. */
  id: string | null;
  name: string;
  relation: FamilyRelation;
  date: ChosenDate;
  isGuardian: boolean;
}

export const NEW_BIRTHDAY: BirthdayDraft = {
  id: null,
  name: '',
  relation: 'parent',
  date: NO_DATE,
  isGuardian: false,
};

/** One that exists, as a draft to change; who once said to be the guardian need not say so again. */
export function draftOf(birthday: FamilyBirthdayResponse): BirthdayDraft {
  const { id, name, relation, calendar, month, day, isLeapMonth } = birthday;
  return {
    id,
    name,
    relation,
    date: { calendar, month, day, isLeapMonth },
    isGuardian: relation === 'child',
  };
}

export type DraftCheck = { ok: true; input: FamilyBirthdayInput } | { ok: false; text: string };

/**
 * What is sent, or what is missing in words.
 *
 * Example: no name: `还没写怎么称呼`; a child without the guardian's tick: `记孩子的生日，请勾选监护人确认`.
 */
export function draftCheck({ name, relation, date, isGuardian }: BirthdayDraft): DraftCheck {
  const birthday = birthdayOf(date);
  if (birthday === null) return { ok: false, text: name.trim() === '' ? '还没写怎么称呼' : '还没选月和日' };
  const input: FamilyBirthdayInput = {
    ...birthday,
    name,
    relation,
    ...(relation === 'child' ? { isGuardian } : {}),
  };
  // How many there are is the server's to count: none here.
  const check = checkFamilyBirthday(input, 0);
  if (check.ok) return { ok: true, input: { ...input, name: check.name } };
  return { ok: false, text: obstacleText(check.code, check.params['reason']) };
}

function obstacleText(code: string, reason: unknown): string {
  if (code === 'membership.guardian_needed') return '记孩子的生日，请勾选监护人确认';
  if (code === 'membership.birthday_invalid') return '没有这一天，请重新选';
  if (reason === 'empty') return '还没写怎么称呼';
  return reason === 'too_long' ? '称呼最多 10 个字' : '称呼里有不能用的符号，请换一个';
}
