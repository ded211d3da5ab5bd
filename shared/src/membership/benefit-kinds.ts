/** What a tier can give. The kind decides what `value` means and who acts on it; the rest is data. */
export const BENEFIT_KINDS = [
  /** Price of everything in percent of the list price (98 = 98 折). */
  'member_price',
  /** Points per yuan in percent. */
  'points_multiplier',
  /** Balance from which points can be redeemed. */
  'redemption_threshold',
  /** A coupon 3 days before the birthday; `couponTemplateKey` names it. */
  'birthday_gift',
  /** Holiday offers of the shop reach this tier. */
  'holiday_offer',
  /** Slots open this many hours earlier. */
  'priority_booking',
  'free_delivery',
  'tasting',
  'baking_class',
  'factory_visit',
  'member_event',
  'customisation',
] as const;
export type BenefitKind = (typeof BENEFIT_KINDS)[number];

export const QUOTA_PERIODS = ['month', 'quarter', 'year'] as const;
export type QuotaPeriod = (typeof QUOTA_PERIODS)[number];

/** So often in each calendar month, quarter or year of Shanghai. */
export interface Quota {
  uses: number;
  per: QuotaPeriod;
}

/** One benefit of a tier, written in the ladder and editable in the admin. */
export interface Benefit {
  /** Names the benefit across tiers, so that what was used in silver stays used in diamond. */
  key: string;
  kind: BenefitKind;
  label: string;
  /** Meaning by kind; null where the kind needs no number. */
  value: number | null;
  /** Null = as often as one likes. */
  quota: Quota | null;
  couponTemplateKey?: string;
}
