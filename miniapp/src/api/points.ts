import type {
  GiftRedemptionsResponse,
  GiftsResponse,
  PointsStatementResponse,
  RedeemGiftRequest,
  RedeemGiftResponse,
  SignInPointsResponse,
} from '@tianpu/shared/api';
import { callAsCustomer } from './client';

/** Newest first; without a cursor the first page, which also carries what is still promised. */
export const fetchPointsStatement = (cursor?: string) =>
  callAsCustomer<PointsStatementResponse>({ method: 'GET', path: '/points/statement', query: { cursor } });

export const signInForPoints = () =>
  callAsCustomer<SignInPointsResponse>({ method: 'POST', path: '/points/sign-in', body: {} });

export const fetchGifts = () => callAsCustomer<GiftsResponse>({ method: 'GET', path: '/points/gifts' });

/** The same key repeats the same redemption: it never takes the points twice. */
export const redeemGift = (giftId: string, body: RedeemGiftRequest, idempotencyKey: string) =>
  callAsCustomer<RedeemGiftResponse>({
    method: 'POST',
    path: `/points/gifts/${giftId}/redemptions`,
    body,
    idempotencyKey,
  });

export const fetchGiftRedemptions = () =>
  callAsCustomer<GiftRedemptionsResponse>({ method: 'GET', path: '/points/redemptions' });
