import { ApiProblem, problemText } from '@/api/problem';

/** What the form still needs before it can be sent; null = ready. */
export function missingText(login: string, password: string): string | null {
  if (login.trim() === '') return '先填账号';
  return password === '' ? '先填密码' : null;
}

/**
 * Why the sign-in was refused, in words that say what to do.
 *
 * Example: locked for another 754 seconds: `试错次数太多，请 13 分钟后再试，或找店长重置密码`.
 */
export function refusalText(problem: unknown): string {
  if (problem instanceof ApiProblem && problem.code === 'staff.locked') {
    const seconds = problem.params['retryAfterSeconds'];
    const minutes = typeof seconds === 'number' ? Math.max(1, Math.ceil(seconds / 60)) : 15;
    return `试错次数太多，请 ${minutes} 分钟后再试，或找店长重置密码`;
  }
  return problemText(problem);
}
