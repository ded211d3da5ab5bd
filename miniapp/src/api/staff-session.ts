import type { StaffSessionResponse } from '@tianpu/shared/api';
import { forget, readStored, store } from '@/platform';
import { ApiProblem } from './problem';

type KeptStaff = StaffSessionResponse & { endsAt: number };

/** Keeps a signed-in member of staff on this device until the token ends; there is no silent renewal for staff. */
export function keepStaffSession(session: StaffSessionResponse): void {
  store('staff-session', { ...session, endsAt: Date.now() + session.expiresInSeconds * 1000 });
}

/** Who of the staff is signed in here, or null. */
export function staffSession(): StaffSessionResponse | null {
  const raw = readStored('staff-session');
  if (typeof raw !== 'object' || raw === null || !('accessToken' in raw) || !('endsAt' in raw)) return null;
  const kept = raw as KeptStaff;
  return kept.endsAt > Date.now() ? kept : null;
}

export function forgetStaffSession(): void {
  forget('staff-session');
}

/** The staff token, or the refusal the staff pages answer with their sign-in page. */
export function staffToken(): string {
  const session = staffSession();
  if (!session) throw new ApiProblem('session.unauthenticated', 401);
  return session.accessToken;
}
