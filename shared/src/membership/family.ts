import type { FamilyBirthdayInput } from '../api/membership';
import type { Refusal } from '../problems/catalogue';
import { cleanLine, type LineLimit } from '../text/clean-line';
import { type BirthdayDate, checkBirthday, type FamilyRelation } from './birthday-dates';

export const MAX_FAMILY_BIRTHDAYS = 8;
/** `妈妈`, `小米`: what the customer calls the person; a full name is not needed. */
export const FAMILY_NAME_LIMIT: LineLimit = { maxGraphemes: 10, maxCodePoints: 30 };

export const RELATION_LABELS: Readonly<Record<FamilyRelation, string>> = {
  self: '我自己',
  partner: '伴侣',
  child: '孩子',
  parent: '父母',
  grandparent: '祖辈',
  friend: '朋友',
  other: '其他',
};

export type FamilyBirthdayCheck =
  | { ok: true; name: string; relation: FamilyRelation; date: BirthdayDate }
  | Refusal<
      | 'request.invalid'
      | 'membership.birthday_invalid'
      | 'membership.birthdays_full'
      | 'membership.guardian_needed'
    >;

/**
 * A family birthday as it is stored. Refusals: a name that `cleanLine` refuses, a day that never exists, the ninth
 * person (`max`), and a child's birthday by somebody who does not say that she is its guardian, because the law asks
 * for a guardian's consent.
 *
 * Example: `妈妈`, lunar 8-15, with 7 others there: stored; `小米`, child, without `isGuardian`: `guardian_needed`.
 */
export function checkFamilyBirthday(input: FamilyBirthdayInput, othersCount: number): FamilyBirthdayCheck {
  const { calendar, month, day, isLeapMonth = false, relation } = input;
  const name = cleanLine(input.name, FAMILY_NAME_LIMIT);
  if (!name.ok) return name;
  const date: BirthdayDate = { calendar, month, day, isLeapMonth };
  const exists = checkBirthday(date);
  if (!exists.ok) return exists;
  if (othersCount >= MAX_FAMILY_BIRTHDAYS) {
    return { ok: false, code: 'membership.birthdays_full', params: { max: MAX_FAMILY_BIRTHDAYS } };
  }
  if (relation === 'child' && input.isGuardian !== true) {
    return { ok: false, code: 'membership.guardian_needed', params: {} };
  }
  return { ok: true, name: name.text, relation, date };
}
