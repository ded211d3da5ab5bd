import type {
  BindPhoneRequest,
  CustomerProfile,
  RecordConsentRequest,
  StaffProfile,
  StaffSessionResponse,
  StaffSignInRequest,
  UpdateProfileRequest,
} from '@tianpu/shared/api';
import { upload } from '@/platform';
import { callAsCustomer, callAsStaff, callPublic } from './client';
import { accessToken, forgetSession } from './customer-session';
import { urlOf } from './http-call';
import { problemFrom } from './problem';

export { clientConfig } from './customer-session';

export const fetchMe = () => callAsCustomer<CustomerProfile>({ method: 'GET', path: '/me' });

export const updateProfile = (body: UpdateProfileRequest) =>
  callAsCustomer<CustomerProfile>({ method: 'PATCH', path: '/me', body });

export const bindPhone = (body: BindPhoneRequest) =>
  callAsCustomer<CustomerProfile>({ method: 'POST', path: '/me/phone', body });

export const recordConsent = (body: RecordConsentRequest) =>
  callAsCustomer<unknown>({ method: 'POST', path: '/me/consents', body });

/** Sends the picture she chose as her avatar; answers her profile with the new address. */
export async function uploadAvatar(filePath: string): Promise<CustomerProfile> {
  const answer = await upload(urlOf('/me/avatar'), filePath, {
    authorization: `Bearer ${await accessToken()}`,
  });
  if (answer.status >= 300) throw problemFrom(answer.status, answer.body);
  return answer.body as CustomerProfile;
}

/** Ends this device's session on the server; the device forgets it even when the server cannot be reached. */
export async function signOutCustomer(): Promise<void> {
  await callAsCustomer<unknown>({ method: 'DELETE', path: '/sessions/current' }).catch(() => undefined);
  forgetSession();
}

export const signInStaff = (body: StaffSignInRequest) =>
  callPublic<StaffSessionResponse>({ method: 'POST', path: '/staff/sessions', body });

export const fetchStaffMe = () => callAsStaff<StaffProfile>({ method: 'GET', path: '/staff/me' });

export const signOutStaff = () => callAsStaff<unknown>({ method: 'DELETE', path: '/staff/sessions/current' });
