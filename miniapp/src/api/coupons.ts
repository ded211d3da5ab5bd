import type {
  ClaimByStoreCodeRequest,
  ClaimCentreResponse,
  ClaimCouponRequest,
  ClaimCouponResponse,
  CouponResponse,
  MyCouponsResponse,
  RedeemCouponCodeRequest,
} from '@tianpu/shared/api';
import { callAsCustomer } from './client';

type ClaimByStoreCodeResponse = { coupons: CouponResponse[] };

export const fetchClaimCentre = () =>
  callAsCustomer<ClaimCentreResponse>({ method: 'GET', path: '/coupons/claimable' });

export const claimCoupon = (body: ClaimCouponRequest, idempotencyKey: string) =>
  callAsCustomer<ClaimCouponResponse>({ method: 'POST', path: '/coupons/claims', body, idempotencyKey });

/** A code from a printed card; it belongs to whoever types it first. */
export const claimByCode = (body: RedeemCouponCodeRequest, idempotencyKey: string) =>
  callAsCustomer<ClaimCouponResponse>({ method: 'POST', path: '/coupons/code-claims', body, idempotencyKey });

/** The coupons a scanned store code brings, once per person; the same code again names them again. */
export const claimByStoreCode = (body: ClaimByStoreCodeRequest) =>
  callAsCustomer<ClaimByStoreCodeResponse>({ method: 'POST', path: '/coupons/store-code-claims', body });

export const fetchMyCoupons = () => callAsCustomer<MyCouponsResponse>({ method: 'GET', path: '/coupons' });
