import type { Refusal } from '../problems/catalogue';

/** What a person agrees to when joining, each on its own: only `membership` is needed to be a member. */
export const CONSENT_PURPOSES = ['membership', 'birthday', 'marketing'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

export interface EnrolmentNotice {
  purpose: ConsentPurpose;
  version: string;
  title: string;
  text: string;
  required: boolean;
}

/** A notice with the SHA-256 of `consentHashInput`, 64 lower-case hex digits. */
export type PublishedNotice = EnrolmentNotice & { textSha256: string };

export interface ConsentGiven {
  purpose: ConsentPurpose;
  version: string;
  textSha256: string;
  granted: boolean;
}

/**
 * The exact characters whose SHA-256 (of their UTF-8 bytes) is recorded with a consent: purpose, version and text, so
 * that agreeing to one text can never be shown as agreeing to another. Letters composed (NFC), lines ended by `\n`.
 *
 * Example: purpose `birthday`, version `2026-01`, text `生日` is `birthday\n2026-01\n生日`.
 */
export function consentHashInput({
  purpose,
  version,
  text,
}: Pick<EnrolmentNotice, 'purpose' | 'version' | 'text'>): string {
  return `${purpose}\n${version}\n${text.normalize('NFC').replace(/\r\n?/g, '\n')}`;
}

/** The texts in force: the last version of each purpose. */
export function currentNotices<N extends EnrolmentNotice>(notices: readonly N[]): N[] {
  const current: N[] = [];
  for (const purpose of CONSENT_PURPOSES) {
    current.push(...notices.filter((notice) => notice.purpose === purpose).slice(-1));
  }
  return current;
}

export type EnrolmentCheck =
  | { ok: true; consents: ConsentGiven[] }
  | Refusal<'membership.consent_needed' | 'membership.notice_changed'>;

/**
 * Whether these consents make somebody a member. Each names the text in force, word for word (an old one is asked
 * again: `membership.notice_changed` with `purpose`), no purpose twice, `membership` granted
 * (`membership.consent_needed`), and a birthday only with its own consent. What was not granted is recorded as well.
 *
 * Example: membership granted and marketing refused: a member without marketing; a birthday without the birthday
 * consent: `consent_needed`, purpose `birthday`.
 */
export function checkEnrolment(
  consents: readonly ConsentGiven[],
  published: readonly PublishedNotice[],
  hasBirthday: boolean,
): EnrolmentCheck {
  const current = currentNotices(published);
  const seen = new Set<ConsentPurpose>();
  for (const { purpose, version, textSha256 } of consents) {
    const notice = current.find((each) => each.purpose === purpose);
    const isCurrent = notice?.version === version && notice.textSha256 === textSha256;
    if (!isCurrent || seen.has(purpose)) {
      return { ok: false, code: 'membership.notice_changed', params: { purpose } };
    }
    seen.add(purpose);
  }
  const needed: ConsentPurpose[] = hasBirthday ? ['membership', 'birthday'] : ['membership'];
  const missing = needed.find(
    (purpose) => !consents.some((each) => each.purpose === purpose && each.granted),
  );
  if (missing) return { ok: false, code: 'membership.consent_needed', params: { purpose: missing } };
  return { ok: true, consents: [...consents] };
}
