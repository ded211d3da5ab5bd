import { randomBytes } from 'node:crypto';
import type { TokenRecord } from '../core/state';
import type { World } from '../world';
import { dataFormatError, MiniApiError } from './errors';

const TOKEN_LIVES_MS = 7200_000;
const OVERLAP_MS = 5 * 60_000;
const FORCED_APART_MS = 30_000;
const FORCED_PER_DAY = 20;
const DAY_MS = 86_400_000;

/** Access tokens of `/cgi-bin/stable_token`. */
export class Tokens {
  constructor(private readonly world: World) {}

  /**
   * Normal mode repeats the current token and hands out a new one only in its last five minutes, during which
   * both work. `force_refresh` ends the current one at once; 20 times a day, 30 s apart.
   */
  issue(body: Record<string, unknown>): Record<string, unknown> {
    const { credentials } = this.world;
    const unknown = Object.keys(body).filter(
      (name) => !['grant_type', 'appid', 'secret', 'force_refresh'].includes(name),
    );
    if (unknown.length > 0) throw dataFormatError(`unknown field ${unknown.join(', ')}`);
    if (body['grant_type'] !== 'client_credential') throw new MiniApiError(40002, 'invalid grant_type');
    if (body['appid'] !== credentials.appid) throw new MiniApiError(40013, 'invalid appid');
    if (body['secret'] !== credentials.appSecret) throw new MiniApiError(40125, 'invalid appsecret');
    const nowMs = this.world.clock.now().getTime();
    const current = this.world.state.tokens.at(-1);
    const isFresh = current !== undefined && current.expiresAtMs - nowMs > OVERLAP_MS;
    if (body['force_refresh'] === true) return this.describe(this.force(nowMs), nowMs);
    return this.describe(isFresh ? current : this.add(nowMs), nowMs);
  }

  /** Checks the `access_token` of any other call. */
  check(token: string | null): void {
    if (!token) throw new MiniApiError(41001, 'access_token missing');
    const known = this.world.state.tokens.find((record) => record.token === token);
    if (!known) throw new MiniApiError(40001, 'invalid credential, access_token is invalid or not latest');
    if (known.expiresAtMs <= this.world.clock.now().getTime())
      throw new MiniApiError(42001, 'access_token expired');
  }

  /** Makes every token unknown, as after a change of the secret. */
  invalidate(): void {
    this.world.state.tokens = [];
    this.world.changed();
  }

  private force(nowMs: number): TokenRecord {
    const { state } = this.world;
    state.forcedTokenAtMs = state.forcedTokenAtMs.filter((atMs) => nowMs - atMs < DAY_MS);
    if (state.forcedTokenAtMs.length >= FORCED_PER_DAY) {
      throw new MiniApiError(45009, 'reach max api daily quota limit');
    }
    const lastMs = state.forcedTokenAtMs.at(-1);
    if (lastMs !== undefined && nowMs - lastMs < FORCED_APART_MS) {
      throw new MiniApiError(45011, 'api minute-quota reach limit mustslower retry next minute');
    }
    state.forcedTokenAtMs.push(nowMs);
    state.tokens = [];
    return this.add(nowMs);
  }

  private add(nowMs: number): TokenRecord {
    const record: TokenRecord = {
      token: `${Math.floor(nowMs / 1000)}_${randomBytes(96).toString('base64url')}`,
      issuedAtMs: nowMs,
      expiresAtMs: nowMs + TOKEN_LIVES_MS,
    };
    this.world.state.tokens = [...this.world.state.tokens.slice(-1), record];
    this.world.changed();
    return record;
  }

  private describe(record: TokenRecord, nowMs: number): Record<string, unknown> {
    return { access_token: record.token, expires_in: Math.floor((record.expiresAtMs - nowMs) / 1000) };
  }
}
