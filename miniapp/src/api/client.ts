import { accessToken, replaceToken } from './customer-session';
import { type Call, sendCall } from './http-call';
import { ApiProblem } from './problem';
import { forgetStaffSession, staffToken } from './staff-session';

export { type Call, newIdempotencyKey } from './http-call';
export { ApiProblem, hasCode, isOffline, problemText } from './problem';

/** A call that needs nobody's name: menu, stores, sign-in. The answer has the contract's shape `T`. */
export async function callPublic<T>(call: Call): Promise<T> {
  return (await sendCall(call, null)) as T;
}

/** A call in the customer's name. Signs in silently first; a token the server no longer takes is replaced once. */
export async function callAsCustomer<T>(call: Call): Promise<T> {
  const token = await accessToken();
  try {
    return (await sendCall(call, token)) as T;
  } catch (problem) {
    if (!isUnauthenticated(problem)) throw problem;
    return (await sendCall(call, await replaceToken(token))) as T;
  }
}

/** A call in the name of a member of staff; an ended session is forgotten, and the page shows its sign-in. */
export async function callAsStaff<T>(call: Call): Promise<T> {
  try {
    return (await sendCall(call, staffToken())) as T;
  } catch (problem) {
    if (isUnauthenticated(problem)) forgetStaffSession();
    throw problem;
  }
}

const isUnauthenticated = (problem: unknown) =>
  problem instanceof ApiProblem && problem.code === 'session.unauthenticated';
