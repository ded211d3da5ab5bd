import type { BenefitKind, QuotaPeriod } from '../membership/benefit-kinds';
import type { BirthdayCalendar, FamilyRelation } from '../membership/birthday-dates';
import type { ConsentPurpose } from '../membership/enrolment';
import type { TierLadder } from '../membership/ladder';
import type { ProblemCode, ProblemParams } from '../problems/catalogue';
import type { Id, Instant, ShopDate } from './common';
import type { ExpiringPoints } from './points';

/** `GET /membership/enrolment`: what a person reads before she joins; the hash is of the text, word for word. */
export interface EnrolmentNoticeResponse {
  notices: {
    purpose: ConsentPurpose;
    version: string;
    title: string;
    text: string;
    textSha256: string;
    required: boolean;
  }[];
}
/** `POST /membership/enrolment`. A birthday is optional; day and month suffice. */
export interface EnrolRequest {
  consents: { purpose: ConsentPurpose; version: string; textSha256: string; granted: boolean }[];
  birthday?: BirthdayInput;
  /** Code of whoever invited her, when she came through an invitation. */
  referralCode?: string;
}
export type EnrolResponse = { centre: MemberCentreResponse; newCustomerCouponIds: Id[] };

export interface TierFace {
  key: string;
  name: string;
  /** 0 = the tier of everybody. */
  rank: number;
}

/** One way to the next tier; `text` says it whole, the numbers draw the bar. */
export interface TierWayResponse {
  kind: 'spend' | 'orders' | 'months';
  /** `再消费 ¥714 升银卡`. */
  text: string;
  /** 0 to 100, rounded down: full only when reached. */
  percent: number;
  shortByFen: number;
  shortByOrders: number;
  shortByMonths: number;
}

export interface BenefitResponse {
  key: string;
  kind: BenefitKind;
  label: string;
  /** `余 1 次 · 10月1日更新`, `不限次`, `金卡解锁`. */
  hint: string;
  /** Null = no quota. */
  quota: { uses: number; used: number; left: number; per: QuotaPeriod; renewsOn: ShopDate } | null;
  /** Set when the customer does not have it: the lowest tier that does. */
  unlockedBy: TierFace | null;
}

/** `GET /membership/centre`; one request draws the page. */
export interface MemberCentreResponse {
  isEnrolled: boolean;
  memberSince: Instant | null;
  /** `店长级会员` and the like; a role is earned by referral, not by spending. */
  roles: { key: string; label: string }[];
  tier: TierFace;
  /** Last day the tier holds if nothing more is bought; null = for good. */
  tierThrough: ShopDate | null;
  /** Set while the tier's rule is no longer met: what keeps it. */
  keepText: string | null;
  spend: { fen: number; months: number };
  /** Null in the highest tier. */
  next: { tier: TierFace; headline: string; ways: TierWayResponse[] } | null;
  points: { available: number; pending: number; debt: number; opensAt: number; expiring: ExpiringPoints[] };
  coupons: { usable: number; endingSoon: number };
  benefits: BenefitResponse[];
  /** A change not shown yet; acknowledged with `POST /membership/celebrations/:changeId`. */
  celebration: { changeId: Id; title: string; text: string; tier: TierFace } | null;
  nextBirthday: { name: string; on: ShopDate; daysLeft: number } | null;
  referral: { counted: number; nextAt: number | null };
}

/** `GET /membership/tiers`: the ladder to compare. */
export type TiersResponse = { tiers: (TierFace & { condition: string; benefits: BenefitResponse[] })[] };

export interface TierChangeResponse {
  id: Id;
  from: TierFace | null;
  to: TierFace;
  direction: 'up' | 'down';
  /** `近 12 个月消费满 ¥2,000`. */
  because: string;
  at: Instant;
}
export type TierHistoryResponse = { changes: TierChangeResponse[] };

export interface BirthdayInput {
  calendar: BirthdayCalendar;
  month: number;
  day: number;
  /** Lunar only. */
  isLeapMonth?: boolean;
}
export interface FamilyBirthdayInput extends BirthdayInput {
  name: string;
  relation: FamilyRelation;
  /** Whoever enters a child's birthday says that she is its guardian. */
  isGuardian?: boolean;
}
export interface FamilyBirthdayResponse extends BirthdayInput {
  id: Id;
  name: string;
  relation: FamilyRelation;
  isLeapMonth: boolean;
  /** `农历八月十五`, `9月18日`. */
  dateText: string;
  nextOn: ShopDate;
  daysLeft: number;
  /** Why it is another day than written, e.g. 29 February; null otherwise. */
  note: string | null;
}
/** `GET, POST /membership/birthdays`, `PUT, DELETE /membership/birthdays/:id`. */
export type FamilyBirthdaysResponse = { birthdays: FamilyBirthdayResponse[]; max: number };

/** Staff: count one use of a benefit at the counter (`POST /staff/members/:customerId/benefit-uses`). */
export type UseBenefitRequest = { benefitKey: string; storeId: Id; note: string };
export type UseBenefitResponse = { benefit: BenefitResponse };
export interface StaffMemberResponse {
  customerId: Id;
  name: string;
  tier: TierFace;
  points: { available: number; debt: number };
  benefits: (BenefitResponse & { refusal: { code: ProblemCode; params: ProblemParams } | null })[];
}

/** Admin: the ladder in force and the templates ready to use. */
export type LaddersResponse = { current: TierLadder; templates: TierLadder[] };
/** `POST /admin/membership/ladder-previews`: who would move if this ladder were in force. */
export type PreviewLadderRequest = { ladder: TierLadder };
export interface LadderPreviewResponse {
  members: number;
  up: number;
  down: number;
  same: number;
  /** Every pair that occurs, most people first. */
  moves: { from: TierFace; to: TierFace; members: number }[];
  /** Some of those who would lose, to look at before deciding. */
  examples: { customerId: Id; name: string; from: TierFace; to: TierFace; spendFen: number }[];
  /** Names exactly what was previewed; a switch must carry it. */
  previewToken: string;
}
export type SwitchLadderRequest = { ladder: TierLadder; previewToken: string };
