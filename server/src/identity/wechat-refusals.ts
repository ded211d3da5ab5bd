import type { ProblemCode } from '@tianpu/shared/problems';
import { Problem } from '../platform';
import { MiniProgramError, type MiniProgramErrorKind } from '../wechat';

/**
 * Runs one call to WeChat and says its expected refusals in the shop's words; every other failure of WeChat is "try
 * again later" (503), never a wrong answer about the customer.
 * Example: `inOurWords(() => api.exchangeCode(code), {code_invalid: 'session.login_code_invalid'})`.
 */
export async function inOurWords<T>(
  call: () => Promise<T>,
  expected: Partial<Record<MiniProgramErrorKind, ProblemCode>>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof MiniProgramError)) throw error;
    const code = expected[error.kind];
    throw code ? new Problem(code) : new Problem('service.unavailable', {}, { retryAfterSeconds: 5 });
  }
}
