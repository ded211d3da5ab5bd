import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EnrolmentNoticeResponse, EnrolRequest, Id } from '@tianpu/shared/api';
import {
  checkEnrolment,
  consentHashInput,
  currentNotices,
  ENROLMENT_NOTICES,
  type PublishedNotice,
} from '@tianpu/shared/membership';
import { Clock, DomainEvents, ensure, refuse, type Tx } from '../platform';
import { FamilyBirthdays } from './family-birthdays';
import { MembersStore } from './members.store';
import { RecomputeTier } from './recompute-tier';

/** Every text that was ever published, with its digest. */
const PUBLISHED: readonly PublishedNotice[] = ENROLMENT_NOTICES.map((notice) => ({
  ...notice,
  textSha256: createHash('sha256').update(consentHashInput(notice), 'utf8').digest('hex'),
}));

/** What a person reads before she joins: the text in force of each purpose. */
export function enrolmentNotices(): EnrolmentNoticeResponse {
  return { notices: currentNotices(PUBLISHED) };
}

/** Becoming a member: a decision of her own, kept with the words she agreed to. */
@Injectable()
export class Enrol {
  constructor(
    private readonly clock: Clock,
    private readonly members: MembersStore,
    private readonly birthdays: FamilyBirthdays,
    private readonly tiers: RecomputeTier,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Refuses `membership.already_enrolled`, `membership.notice_changed` and `membership.consent_needed`; a birthday is
   * refused as in the family's list. What she bought before counts from the first day.
   *
   * Example: membership granted, marketing refused, birthday 18 September: three consents, one birthday, tier normal.
   */
  async run(tx: Tx, customerId: Id, { consents, birthday }: EnrolRequest): Promise<void> {
    const check = checkEnrolment(consents, PUBLISHED, birthday !== undefined);
    if (!check.ok) refuse(check);
    const now = this.clock.now();
    ensure(await this.members.add(tx, customerId, now), 'membership.already_enrolled');
    await this.members.addConsents(tx, customerId, check.consents, now);
    if (birthday) await this.birthdays.add(tx, customerId, { ...birthday, name: '我', relation: 'self' });
    await this.events.record(tx, {
      name: 'member.enrolled',
      aggregateId: customerId,
      payload: { customerId, at: now.toISOString() },
    });
    await this.tiers.of(tx, customerId);
  }
}
