import type {
  ClaimCentreResponse,
  ClaimCouponRequest,
  ClaimCouponResponse,
  MyCouponsResponse,
  RedeemCouponCodeRequest,
} from '@tianpu/shared/api';
import { callAsCustomer } from './client';

export const fetchClaimCentre = () =>
  callAsCustomer<ClaimCentreResponse>({ method: 'GET', path: '/coupons/claimable' });

export const claimCoupon = (body: ClaimCouponRequest) =>
  callAsCustomer<ClaimCouponResponse>({ method: 'POST', path: '/coupons/claims', body });

/** A code from a printed card; it belongs to whoever types it first. */
export const claimByCode = (body: RedeemCouponCodeRequest) =>
  callAsCustomer<ClaimCouponResponse>({ method: 'POST', path: '/coupons/code-claims', body });

export const fetchMyCoupons = () => callAsCustomer<MyCouponsResponse>({ method: 'GET', path: '/coupons' });
