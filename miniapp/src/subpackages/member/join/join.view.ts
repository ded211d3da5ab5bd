import type { BirthdayInput, EnrolmentNoticeResponse, EnrolRequest } from '@tianpu/shared/api';
import type { ConsentPurpose } from '@tianpu/shared/membership';

export type Notice = EnrolmentNoticeResponse['notices'][number];
/** What she ticked; everything starts unticked. */
export type Ticks = Readonly<Partial<Record<ConsentPurpose, boolean>>>;

/**
 * What enrolment sends: every text that was shown, with its version and hash, granted or not, because a refusal is worth
 * keeping as well. A birthday goes along only with its own consent.
 *
 * Example: membership ticked, marketing not: two consents, `granted` true and false.
 */
export function enrolRequest(
  notices: readonly Notice[],
  ticks: Ticks,
  birthday: BirthdayInput | null,
  referralCode: string | null,
): EnrolRequest {
  const mayKeepBirthday = birthday !== null && ticks.birthday === true;
  return {
    consents: notices.map(({ purpose, version, textSha256 }) => ({
      purpose,
      version,
      textSha256,
      granted: ticks[purpose] === true,
    })),
    ...(mayKeepBirthday ? { birthday } : {}),
    ...(referralCode ? { referralCode } : {}),
  };
}

/** What still stands in the way, as a sentence; null when she can join. */
export function joinObstacle(
  notices: readonly Notice[],
  ticks: Ticks,
  birthday: BirthdayInput | null,
): string | null {
  const missing = notices.find(({ purpose, required }) => required && ticks[purpose] !== true);
  if (missing) return `请先看过并同意「${missing.title}」`;
  return ticks.birthday === true && birthday === null ? '还没选生日，选好月和日再加入' : null;
}
