import type { Id, Instant } from './common';

export type SignInRequest = { code: string };
export type RefreshSessionRequest = { refreshToken: string };

export interface CustomerProfile {
  id: Id;
  nickname: string | null;
  avatarUrl: string | null;
  /** `138****8000`, or null when never given. */
  phoneMasked: string | null;
  memberSince: Instant;
}

export interface SessionResponse {
  accessToken: string;
  /** Seconds until the access token ends; refresh before that. */
  expiresInSeconds: number;
  refreshToken: string;
  customer: CustomerProfile;
}

export type UpdateProfileRequest = { nickname?: string; avatarUrl?: string };
/** `code` of the getPhoneNumber button; single use, 5 minutes. */
export type BindPhoneRequest = { code: string };
/** Which text the person agreed to, word for word (hash) and where. */
export type RecordConsentRequest = {
  purpose: 'privacy_policy' | 'phone_for_order' | 'location';
  version: string;
  textSha256: string;
  granted: boolean;
};

export type StaffSignInRequest = { login: string; password: string };
export type StaffRole = 'counter' | 'baker' | 'manager' | 'owner';

export interface StaffProfile {
  id: Id;
  name: string;
  role: StaffRole;
  storeIds: Id[];
}

export interface StaffSessionResponse {
  accessToken: string;
  expiresInSeconds: number;
  staff: StaffProfile;
}

/** What the app must know about its surroundings before it can sign in. */
export interface ClientConfig {
  brandName: string;
  appid: string;
  /** Set only when the server talks to the WeChat simulator: the port of its H5 pages on the same host. */
  simulatorPort: number | null;
  privacyPolicy: { version: string; textSha256: string; text: string };
  serverTime: Instant;
}
