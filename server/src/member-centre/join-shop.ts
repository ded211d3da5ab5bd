import { Injectable } from '@nestjs/common';
import type { EnrolRequest, Id } from '@tianpu/shared/api';
import { Coupons, CustomerAudiences } from '../coupons';
import { Enrol } from '../membership';
import { Database, Problem, UnitOfWork } from '../platform';
import { Referrals } from '../referral';

const WELCOME_COUPON = 'new-customer';

/** Enrolment with what comes along: the friend who brought her, and the welcome coupon of a new customer. */
@Injectable()
export class JoinShop {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly enrolling: Enrol,
    private readonly referrals: Referrals,
    private readonly coupons: Coupons,
    private readonly audiences: CustomerAudiences,
  ) {}

  /**
   * Refuses what enrolment refuses. Neither a code that she may not use nor a coupon that is given out keeps her from
   * joining: each is a transaction of its own, so a refusal leaves nothing half-written. Answers the coupons she gets.
   */
  async run(customerId: Id, request: EnrolRequest): Promise<Id[]> {
    await this.unitOfWork.run((tx) => this.enrolling.run(tx, customerId, request));
    const code = request.referralCode;
    if (code !== undefined) {
      await unlessRefused('referral.', () =>
        this.unitOfWork.run((tx) => this.referrals.accept(tx, { customerId, code })),
      );
    }
    const isNew = (await this.audiences.of(this.database.source, customerId)).includes('new_customer');
    const couponId = isNew ? await unlessRefused('coupon.', () => this.#welcome(customerId)) : undefined;
    return couponId === undefined ? [] : [couponId];
  }

  #welcome(customerId: Id): Promise<Id> {
    const gift = { templateKey: WELCOME_COUPON, channel: 'new_customer', dedupeKey: 'enrolment' } as const;
    return this.unitOfWork.run((tx) => this.coupons.issue(tx, { customerId, ...gift }));
  }
}

/** The answer, or undefined when it was refused with a code of this family; every other error goes on. */
async function unlessRefused<T>(family: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && error.code.startsWith(family)) return undefined;
    throw error;
  }
}
