import type { InviteState } from '../referral/standing';
import type { Id, Instant, ShopDate } from './common';

export interface ReferralStepResponse {
  count: number;
  label: string;
  state: 'reached' | 'next' | 'later';
  shortBy: number;
  /** When its reward was given; null before. */
  rewardedAt: Instant | null;
}

export interface InviteeResponse {
  /** `王**`. */
  nameMasked: string;
  avatarUrl: string | null;
  invitedAt: Instant;
  state: InviteState;
  /** Why it counts or not yet: `首单已取，9月25日起计入`. */
  text: string;
  countsOn: ShopDate | null;
}

/** `GET /referral`. */
export interface ReferralResponse {
  code: string;
  /** Scene of the mini-program code on the poster. */
  scene: string;
  counted: number;
  waiting: number;
  steps: ReferralStepResponse[];
  /** Something the inviter must do first, e.g. complete an order of her own; null otherwise. */
  blockedText: string | null;
  invitees: InviteeResponse[];
}

/** `GET /referral/poster`: what the canvas draws. */
export interface ReferralPosterResponse {
  code: string;
  inviterName: string;
  headline: string;
  offerText: string;
  /** PNG of the mini-program code. */
  qrUrl: string;
  imageUrl: string;
}

/** `POST /referral/acceptances`: bind the signed-in customer to whoever invited her; the page calls it on open. */
export type AcceptInviteRequest = { code: string };
export type AcceptInviteResponse = {
  inviterNameMasked: string;
  acceptedAt: Instant;
  offerText: string;
  couponIds: Id[];
};
