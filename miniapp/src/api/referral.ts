import type { AcceptInviteResponse, ReferralPosterResponse, ReferralResponse } from '@tianpu/shared/api';
import { callAsCustomer } from './client';

export const fetchReferral = () => callAsCustomer<ReferralResponse>({ method: 'GET', path: '/referral' });

export const fetchReferralPoster = () =>
  callAsCustomer<ReferralPosterResponse>({ method: 'GET', path: '/referral/poster' });

/** Binds her to whoever invited her; the same invitation again changes nothing. */
export const acceptInvite = (code: string) =>
  callAsCustomer<AcceptInviteResponse>({ method: 'POST', path: '/referral/acceptances', body: { code } });
