import type {
  EnrolmentNoticeResponse,
  EnrolRequest,
  EnrolResponse,
  FamilyBirthdayInput,
  FamilyBirthdaysResponse,
  MemberCentreResponse,
  TierHistoryResponse,
  TiersResponse,
} from '@tianpu/shared/api';
import { callAsCustomer } from './client';

export const fetchMemberCentre = () =>
  callAsCustomer<MemberCentreResponse>({ method: 'GET', path: '/membership/centre' });

export const fetchEnrolmentNotice = () =>
  callAsCustomer<EnrolmentNoticeResponse>({ method: 'GET', path: '/membership/enrolment' });

export const enrol = (body: EnrolRequest) =>
  callAsCustomer<EnrolResponse>({ method: 'POST', path: '/membership/enrolment', body });

export const fetchTiers = () => callAsCustomer<TiersResponse>({ method: 'GET', path: '/membership/tiers' });

export const fetchTierHistory = () =>
  callAsCustomer<TierHistoryResponse>({ method: 'GET', path: '/membership/tier-changes' });

/** Says that she has seen a tier change, so that it is celebrated once. */
export const acknowledgeCelebration = (changeId: string) =>
  callAsCustomer<unknown>({ method: 'POST', path: `/membership/celebrations/${changeId}`, body: {} });

export const fetchBirthdays = () =>
  callAsCustomer<FamilyBirthdaysResponse>({ method: 'GET', path: '/membership/birthdays' });

export const addBirthday = (body: FamilyBirthdayInput) =>
  callAsCustomer<FamilyBirthdaysResponse>({ method: 'POST', path: '/membership/birthdays', body });

export const changeBirthday = (id: string, body: FamilyBirthdayInput) =>
  callAsCustomer<FamilyBirthdaysResponse>({ method: 'PUT', path: `/membership/birthdays/${id}`, body });

export const removeBirthday = (id: string) =>
  callAsCustomer<FamilyBirthdaysResponse>({ method: 'DELETE', path: `/membership/birthdays/${id}` });
