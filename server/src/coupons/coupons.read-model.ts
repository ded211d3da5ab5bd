import { Injectable } from '@nestjs/common';
import {
  type ClaimCentreResponse,
  COUPON_TABS,
  type CouponResponse,
  type CouponTab,
  type Id,
  type MyCouponsResponse,
} from '@tianpu/shared/api';
import { claimDecision, couponOffer, ENDING_SOON_DAYS } from '@tianpu/shared/coupons';
import type { CouponOffer } from '@tianpu/shared/pricing';
import { addDays, DAY_MINUTES, instantOf, shopDateOf } from '@tianpu/shared/time';
import { Clock, type Db, ensure, row, rows } from '../platform';
import { CouponTemplatesStore } from './coupon-templates.store';
import { claimable, couponResponse } from './coupons.presenter';
import { COUPON_COLUMNS, couponsStore } from './coupons.store';
import { type CouponRow, couponOf } from './coupons.types';
import { CustomerAudiences } from './customer-audiences';

const CHANNEL = 'claim_centre';
/** What one customer's page and quote look at. */
const MOST_SHOWN = 200;
/** What a tab shows, as SQL over `coupons`; one parameter: now. */
const TABS: Readonly<Record<CouponTab, string>> = {
  usable: `state = 'frozen' OR (state IN ('issued', 'returned') AND valid_to > ?)`,
  used: `state = 'redeemed' AND ? IS NOT NULL`,
  over: `state IN ('expired', 'void') OR (state IN ('issued', 'returned') AND valid_to <= ?)`,
};

/** What the customer's pages, the quote and the member centre read of coupons. */
@Injectable()
export class CouponsReader {
  constructor(
    private readonly clock: Clock,
    private readonly templates: CouponTemplatesStore,
    private readonly audiences: CustomerAudiences,
  ) {}

  /** Every coupon she still holds, as the quote reads it; those an unpaid order holds too, so that she is told why not. */
  async offersOf(db: Db, customerId: Id): Promise<CouponOffer[]> {
    const coupons = await this.#ofTab(db, customerId, 'usable', this.clock.now());
    const templates = await this.#templatesOf(db, coupons);
    return coupons.flatMap((coupon) => {
      const template = templates.get(coupon.templateId);
      return template === undefined ? [] : [couponOffer(couponOf(coupon), template)];
    });
  }

  /** For the member centre. Example: three usable coupons of which one is over tomorrow: {usable 3, endingSoon 1}. */
  async countsOf(db: Db, customerId: Id, now: Date): Promise<{ usable: number; endingSoon: number }> {
    const soon = instantOf(addDays(shopDateOf(now), ENDING_SOON_DAYS), DAY_MINUTES);
    const counts = await row<{ usable: number; endingSoon: number }>(
      db,
      `SELECT COUNT(*) AS usable, COUNT(IF(state <> 'frozen' AND valid_from <= ? AND valid_to <= ?, 1, NULL)) AS endingSoon
        FROM coupons WHERE customer_id = ? AND (${TABS.usable})`,
      [now, soon, customerId, now],
    );
    return { usable: counts?.usable ?? 0, endingSoon: counts?.endingSoon ?? 0 };
  }

  /** "My coupons": the tabs asked for, usable ones first, and how many each has. */
  async mine(db: Db, customerId: Id, only?: CouponTab): Promise<MyCouponsResponse> {
    const now = this.clock.now();
    const tabs = only === undefined ? COUPON_TABS : [only];
    const [found, audiences, counts] = await Promise.all([
      Promise.all(tabs.map((tab) => this.#ofTab(db, customerId, tab, now))),
      this.audiences.of(db, customerId),
      row<Record<CouponTab, number>>(
        db,
        `SELECT COUNT(IF(${TABS.usable}, 1, NULL)) AS usable, COUNT(IF(${TABS.used}, 1, NULL)) AS used,
          COUNT(IF(${TABS.over}, 1, NULL)) AS \`over\` FROM coupons WHERE customer_id = ?`,
        [now, now, now, customerId],
      ),
    ]);
    const coupons = found.flat();
    const templates = await this.#templatesOf(db, coupons);
    return {
      coupons: coupons.flatMap((coupon) => {
        const template = templates.get(coupon.templateId);
        return template === undefined ? [] : [couponResponse(coupon, template, audiences, now)];
      }),
      counts: counts ?? { usable: 0, used: 0, over: 0 },
    };
  }

  /** What can be claimed in the app, also what she cannot have now, with the reason; nothing that is over for good. */
  async claimCentre(db: Db, customerId: Id): Promise<ClaimCentreResponse> {
    const now = this.clock.now();
    const [all, audiences, had] = await Promise.all([
      this.templates.all(db),
      this.audiences.of(db, customerId),
      this.#hadBy(db, customerId),
    ]);
    const coupons = all
      .filter((template) => template.isActive && template.channels.includes(CHANNEL))
      .map((template) => {
        const issuedToCustomer = had.get(template.id) ?? 0;
        const facts = {
          now,
          channel: CHANNEL,
          audiences,
          issued: template.issued,
          issuedToCustomer,
        } as const;
        return claimable(template, issuedToCustomer, claimDecision(template, facts));
      })
      .filter(({ refusal }) => refusal?.code !== 'coupon.claim_over');
    return { coupons };
  }

  /** One coupon of hers. Refuses `coupon.not_found`, also for other people's. */
  async oneOf(db: Db, customerId: Id, couponId: Id): Promise<CouponResponse> {
    const coupon = await couponsStore.byId(db, couponId);
    ensure(coupon?.customerId === customerId, 'coupon.not_found');
    const template = (await this.#templatesOf(db, [coupon])).get(coupon.templateId);
    ensure(template !== undefined, 'coupon.not_found');
    return couponResponse(coupon, template, await this.audiences.of(db, customerId), this.clock.now());
  }

  async #ofTab(db: Db, customerId: Id, tab: CouponTab, now: Date): Promise<CouponRow[]> {
    const order = tab === 'usable' ? 'valid_to, id' : 'changed_at DESC, id DESC';
    return rows<CouponRow>(
      db,
      `SELECT ${COUPON_COLUMNS} FROM coupons WHERE customer_id = ? AND (${TABS[tab]}) ORDER BY ${order} LIMIT ?`,
      [customerId, now, MOST_SHOWN],
    );
  }

  #templatesOf(db: Db, coupons: readonly CouponRow[]) {
    return this.templates.byIds(db, [...new Set(coupons.map(({ templateId }) => templateId))]);
  }

  async #hadBy(db: Db, customerId: Id): Promise<Map<Id, number>> {
    const found = await rows<{ templateId: Id; issued: number }>(
      db,
      'SELECT template_id AS templateId, issued FROM coupon_counters WHERE customer_id = ?',
      [customerId],
    );
    return new Map(found.map(({ templateId, issued }) => [templateId, issued]));
  }
}
