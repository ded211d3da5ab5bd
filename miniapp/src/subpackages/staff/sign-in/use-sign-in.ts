import { useEffect, useState } from 'react';
import { signInStaff } from '@/api/identity';
import { queryClient } from '@/api/query-client';
import { keepStaffSession, staffSession } from '@/api/staff-session';
import { replace, routes } from '@/platform';
import { missingText, refusalText } from './sign-in.view';

/** Sign-in of staff on this device; who is signed in already goes on to today's orders. */
export function useSignIn() {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  useEffect(() => {
    if (staffSession()) replace(routes.staffToday());
  }, []);
  const submit = async () => {
    const missing = missingText(login, password);
    setProblem(missing);
    if (missing !== null || isRunning) return;
    setRunning(true);
    try {
      keepStaffSession(await signInStaff({ login: login.trim(), password }));
      queryClient.removeQueries({ queryKey: ['staff-day'] });
      replace(routes.staffToday());
    } catch (refused) {
      setProblem(refusalText(refused));
      setPassword('');
    } finally {
      setRunning(false);
    }
  };
  return { login, setLogin, password, setPassword, problem, isRunning, submit: () => void submit() };
}
