import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ENDING_SOON_DAYS } from '@tianpu/shared/coupons';
import { addDays, addMinutes, DAY_MINUTES, instantOf, shopDateOf } from '@tianpu/shared/time';
import { Clock, Database, DomainEvents, Jobs, UnitOfWork } from '../platform';
import { CouponCodeMisses } from './coupon-code-misses';
import { couponsStore } from './coupons.store';
import type { CouponRow } from './coupons.types';

const BATCH = 200;
/** Printed coupons are entered after an outage, some days after they were used. */
const PAPER_GRACE_MINUTES = 30 * DAY_MINUTES;

@Injectable()
export class CouponsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: DomainEvents,
    private readonly misses: CouponCodeMisses,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'coupons.expire', everySeconds: 300, run: () => this.expire() });
    this.jobs.register({ name: 'coupons.remind', everySeconds: 3600, run: () => this.remind() });
    this.jobs.register({
      name: 'coupons.forget-misses',
      everySeconds: 3600,
      run: () => this.misses.removeOld(),
    });
  }

  /** What is over becomes `expired`. Nobody can use it before this runs either: its dates are asked at every use. */
  async expire(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const over = await couponsStore.over(
        this.database.source,
        now,
        addMinutes(now, -PAPER_GRACE_MINUTES),
        BATCH,
      );
      for (const coupon of over) await this.#expire(coupon, now);
      if (over.length < BATCH) return;
    }
  }

  /** Says of each coupon, once, that it is over within three days; what a reminder is made of. */
  async remind(): Promise<void> {
    const now = this.clock.now();
    const soon = instantOf(addDays(shopDateOf(now), ENDING_SOON_DAYS), DAY_MINUTES);
    for (;;) {
      const due = await couponsStore.toRemind(this.database.source, now, soon, BATCH);
      for (const coupon of due) await this.#remind(coupon, now);
      if (due.length < BATCH) return;
    }
  }

  async #expire(coupon: CouponRow, now: Date): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await couponsStore.move(tx, coupon, 'expired', { orderId: null }, now))) return;
      const { id: couponId, customerId, templateId } = coupon;
      await this.events.record(tx, {
        name: 'coupon.expired',
        aggregateId: couponId,
        payload: { couponId, customerId, templateId, at: now.toISOString() },
      });
    });
  }

  async #remind(coupon: CouponRow, now: Date): Promise<void> {
    const { id: couponId, customerId, templateId, validTo } = coupon;
    if (customerId === null) return;
    await this.unitOfWork.run(async (tx) => {
      if (!(await couponsStore.markReminded(tx, couponId, now))) return;
      await this.events.record(tx, {
        name: 'coupon.ending_soon',
        aggregateId: couponId,
        payload: { couponId, customerId, templateId, validTo: validTo.toISOString(), at: now.toISOString() },
      });
    });
  }
}
