import type { ClaimFacts, CouponTemplate } from '@tianpu/shared/coupons';
import { ALL_GOODS } from '@tianpu/shared/pricing';

export const NOW = '2026-11-11T04:00:00.000Z';
export const GIFT = { skuId: 'new', label: '新品小样', quantity: 1, worthFen: 2800 };

export const template = (part: Partial<CouponTemplate> = {}): CouponTemplate => ({
  id: '01TEMPLATE',
  label: '满 128 减 20',
  benefit: { kind: 'amount_off', thresholdFen: 12800, amountFen: 2000 },
  scope: ALL_GOODS,
  who: null,
  channels: ['claim_centre'],
  group: 'coupon',
  stacking: 'combinable',
  validity: { by: 'dates', from: '2026-11-01', through: '2026-12-31' },
  claimFrom: null,
  claimTo: null,
  stock: null,
  limitPerCustomer: 1,
  budgetFen: null,
  isActive: true,
  ...part,
});

export const asking = (part: Partial<ClaimFacts> = {}): ClaimFacts => ({
  now: NOW,
  channel: 'claim_centre',
  audiences: ['tier:normal'],
  issued: 0,
  issuedToCustomer: 0,
  ...part,
});
