export { CouponTemplatesStore } from './coupon-templates.store';
export { Coupons } from './coupons';
export { CouponsReactions } from './coupons.handlers';
export { couponsInvariants, ORDER_COUPONS_SQL } from './coupons.invariants';
export { CouponsModule } from './coupons.module';
export { CouponsReader } from './coupons.read-model';
export type { TemplateDraft } from './coupons.types';
export { CustomerAudiences } from './customer-audiences';
