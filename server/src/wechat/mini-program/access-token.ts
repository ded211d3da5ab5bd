import type { WechatClock } from '../outbound';
import type { MiniProgramTransport } from './mini-program-transport';

/** WeChat issues the next token in the last five minutes of the old one, and both work meanwhile. */
const OVERLAP_SECONDS = 300;
const SHORTEST_USE_SECONDS = 30;

export interface AccessToken {
  value: string;
  /** Counts up with each fetch, since WeChat may well hand out the same text twice. */
  generation: number;
}

/**
 * Holds the one access token of the mini-program. Uses `stable_token` in normal mode, which never invalidates the
 * token of another process, and lets all callers wait for the same fetch. Example: 100 parallel calls whose token
 * just expired cause one fetch.
 */
export class AccessTokenStore {
  readonly #account: { appid: string; appSecret: string };
  #token?: AccessToken;
  #renewAtMs = 0;
  #fetching?: Promise<AccessToken>;
  #generation = 0;

  constructor(
    private readonly transport: MiniProgramTransport,
    account: { appid: string; appSecret: string },
    private readonly clock: WechatClock,
  ) {
    this.#account = account;
  }

  async current(): Promise<AccessToken> {
    if (this.#token && this.clock.now().getTime() < this.#renewAtMs) return this.#token;
    return this.#fetchOnce();
  }

  /** A newer token than the one WeChat refused: fetched now, or by whoever noticed first. */
  async newerThan(refused: AccessToken): Promise<AccessToken> {
    if (this.#token && this.#token.generation > refused.generation) return this.#token;
    return this.#fetchOnce();
  }

  #fetchOnce(): Promise<AccessToken> {
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #fetch(): Promise<AccessToken> {
    const wire = await this.transport.json({
      api: 'mp.stable-token',
      path: '/cgi-bin/stable_token',
      body: {
        grant_type: 'client_credential',
        appid: this.#account.appid,
        secret: this.#account.appSecret,
        force_refresh: false,
      },
    });
    const value = wire.text('access_token');
    const usableSeconds = Math.max(wire.integer('expires_in') - OVERLAP_SECONDS, SHORTEST_USE_SECONDS);
    this.#generation += 1;
    this.#token = { value, generation: this.#generation };
    this.#renewAtMs = this.clock.now().getTime() + usableSeconds * 1000;
    return this.#token;
  }
}
