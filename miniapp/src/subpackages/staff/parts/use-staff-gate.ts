import type { StaffProfile } from '@tianpu/shared/api';
import { useCallback, useEffect, useState } from 'react';
import { hasCode } from '@/api/client';
import { staffSession } from '@/api/staff-session';
import { replace, routes, useDidShow } from '@/platform';

/** Who of the staff is signed in; nobody means the sign-in page, now and whenever the session ends under way. */
export function useStaffGate(): { staff: StaffProfile | null; leaveIfEnded: (problem: unknown) => void } {
  const [staff, setStaff] = useState(() => staffSession()?.staff ?? null);
  useDidShow(() => setStaff(staffSession()?.staff ?? null));
  useEffect(() => {
    if (!staff) replace(routes.staffSignIn());
  }, [staff]);
  const leaveIfEnded = useCallback((problem: unknown) => {
    if (hasCode(problem, 'session.unauthenticated')) setStaff(null);
  }, []);
  return { staff, leaveIfEnded };
}
