import { ALL_GOODS } from '../pricing/scope';
import type { CouponTemplate } from './template';

type Standard = Omit<CouponTemplate, 'id'>;

const COMMON = {
  scope: ALL_GOODS,
  who: null,
  group: 'coupon',
  stacking: 'combinable',
  claimFrom: null,
  claimTo: null,
  stock: null,
  budgetFen: null,
  limitPerCustomer: 1,
  isActive: true,
} as const;

/**
 * What three invited friends earn (requirement 21): a coupon of 88 折 on one order, good for 30 days. A rate, so it
 * stands beside no other rate by default.
 */
export const REFERRAL_COUPON: Standard = {
  ...COMMON,
  label: '好友券 88 折',
  benefit: { kind: 'rate', thresholdFen: 0, percent: 88, capFen: null },
  channels: ['referral'],
  validity: { by: 'days', days: 30 },
};

/** What a new customer tries beside the first order's 9 折 (requirement 114); the shop says which product. */
export function newCustomerTasting(gift: { skuId: string; label: string; worthFen: number }): Standard {
  return {
    ...COMMON,
    label: `新客尝新：${gift.label}`,
    benefit: { kind: 'tasting', thresholdFen: 0, gift: { ...gift, quantity: 1 } },
    who: { anyOf: ['new_customer'], label: '新客' },
    channels: ['new_customer'],
    validity: { by: 'days', days: 30 },
  };
}
