import type { ClientConfig, CustomerProfile, SessionResponse } from '@tianpu/shared/api';
import { forget, loginCode, readStored, store } from '@/platform';
import { sendCall } from './http-call';
import { ApiProblem } from './problem';

/** The customer's tokens as kept on the device. */
interface KeptSession {
  accessToken: string;
  refreshToken: string;
  /** Milliseconds since 1970 by this device's clock. */
  accessEndsAt: number;
  customer: CustomerProfile;
}

/** Renew this long before the end, so that a token does not run out on the way. */
const RENEW_BEFORE_MS = 30_000;

let kept: KeptSession | null | undefined;
let running: Promise<KeptSession> | undefined;
let config: Promise<ClientConfig> | undefined;

/** What the server says about itself; asked once per app start, asked again after a failure. */
export function clientConfig(): Promise<ClientConfig> {
  config ??= sendCall({ method: 'GET', path: '/client-config' }, null).then(
    (body) => body as ClientConfig,
    (problem: unknown) => {
      config = undefined;
      throw problem;
    },
  );
  return config;
}

/**
 * A valid access token: the kept one, a refreshed one, or one from a silent sign-in, in this order. Callers that come
 * while one of these is under way share it: ten pages that start at once sign in once.
 */
export async function accessToken(): Promise<string> {
  const session = readKept();
  if (session && session.accessEndsAt - RENEW_BEFORE_MS > Date.now()) return session.accessToken;
  return (await renewOnce()).accessToken;
}

/** Replaces a token that the server refused; if somebody replaced it already, theirs is used. */
export async function replaceToken(refused: string): Promise<string> {
  const session = readKept();
  if (session && session.accessToken !== refused) return session.accessToken;
  return (await renewOnce()).accessToken;
}

/** The signed-in customer, signing in silently if needed. */
export async function signedInCustomer(): Promise<CustomerProfile> {
  const session = readKept();
  return session ? session.customer : (await renewOnce()).customer;
}

export function forgetSession(): void {
  kept = null;
  forget('session');
}

function renewOnce(): Promise<KeptSession> {
  running ??= renew().finally(() => {
    running = undefined;
  });
  return running;
}

async function renew(): Promise<KeptSession> {
  const session = readKept();
  if (session) {
    try {
      return keep(await ask('/sessions/refresh', { refreshToken: session.refreshToken }));
    } catch (problem) {
      // A refused refresh token (ended, or used on another phone) is replaced by a new sign-in; being offline is not.
      if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem;
      forgetSession();
    }
  }
  return keep(await ask('/sessions', { code: await loginCode(await clientConfig()) }));
}

async function ask(path: string, body: object): Promise<SessionResponse> {
  return (await sendCall({ method: 'POST', path, body }, null)) as SessionResponse;
}

function keep(answer: SessionResponse): KeptSession {
  kept = {
    accessToken: answer.accessToken,
    refreshToken: answer.refreshToken,
    accessEndsAt: Date.now() + answer.expiresInSeconds * 1000,
    customer: answer.customer,
  };
  store('session', kept);
  return kept;
}

function readKept(): KeptSession | null {
  if (kept === undefined) kept = asSession(readStored('session'));
  return kept;
}

function asSession(raw: unknown): KeptSession | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const isWhole = 'accessToken' in raw && 'refreshToken' in raw && 'accessEndsAt' in raw && 'customer' in raw;
  return isWhole ? (raw as KeptSession) : null;
}
