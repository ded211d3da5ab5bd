import type { Id, SessionResponse, StaffProfile, StaffRole, StaffSessionResponse } from '@tianpu/shared/api';
import { hashPassword, StaffStore } from '../../server/src/identity';
import { UnitOfWork } from '../../server/src/platform';
import type { TestApp } from './test-app';

export interface SignedInCustomer {
  id: Id;
  token: string;
  refreshToken: string;
  openid: string;
}

/** Signs a device in as the app does. Devices with the same `as` belong to one person. */
export async function signIn(app: TestApp, device = 'phone', as?: string): Promise<SignedInCustomer> {
  const { code, openid } = app.simulator.login(device, as);
  const { status, body } = await app.http.post<SessionResponse>('/sessions', { code });
  if (status !== 201) throw new Error(`sign-in answered ${status}: ${JSON.stringify(body)}`);
  return { id: body.customer.id, token: body.accessToken, refreshToken: body.refreshToken, openid };
}

export interface HiredStaff {
  id: Id;
  login: string;
  password: string;
}

export interface SignedInStaff extends HiredStaff {
  token: string;
  profile: StaffProfile;
}

let hired = 0;

/** Adds a member of staff with a password; by default somebody at the counter without a store. */
export async function hireStaff(
  app: TestApp,
  { role = 'counter', storeIds = [] }: { role?: StaffRole; storeIds?: Id[] } = {},
): Promise<HiredStaff> {
  hired += 1;
  const login = `staff${hired}`;
  const password = `correct horse ${hired}`;
  const passwordHash = await hashPassword(password);
  const staff = app.get(StaffStore);
  const member = await app.get(UnitOfWork).run(async (tx) => {
    await staff.add(tx, { login, name: '小林', role, storeIds, passwordHash });
    return staff.byLogin(tx, login);
  });
  if (!member) throw new Error('staff was not added');
  return { id: member.id, login, password };
}

/** Hires and signs in. Example: `await staffAtWork(app, { role: 'manager', storeIds: [store.id] })`. */
export async function staffAtWork(
  app: TestApp,
  who: { role?: StaffRole; storeIds?: Id[] } = {},
): Promise<SignedInStaff> {
  const person = await hireStaff(app, who);
  const { login, password } = person;
  const { status, body } = await app.http.post<StaffSessionResponse>('/staff/sessions', { login, password });
  if (status !== 201) throw new Error(`staff sign-in answered ${status}: ${JSON.stringify(body)}`);
  return { ...person, token: body.accessToken, profile: body.staff };
}
