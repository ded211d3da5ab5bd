import type { Simulator } from '../../../wechat-simulator/src';
import { type Answer, http } from './merchant';

type Fields = Record<string, unknown>;

/** A shop server that calls the mini-program API by hand. */
export class MiniProgram {
  constructor(private readonly sim: Simulator) {}

  async get(target: string): Promise<Fields> {
    return (await http('GET', `${this.sim.baseUrl}${target}`)).json;
  }

  post(target: string, body: unknown): Promise<Answer> {
    const headers = { 'Content-Type': 'application/json' };
    return http('POST', `${this.sim.baseUrl}${target}`, headers, JSON.stringify(body));
  }

  /** jscode2session; `change` replaces query parameters. */
  exchange(code: string, change: Record<string, string> = {}): Promise<Fields> {
    const { appid, appSecret: secret } = this.sim.credentials;
    const query = { appid, secret, js_code: code, grant_type: 'authorization_code', ...change };
    return this.get(`/sns/jscode2session?${new URLSearchParams(query)}`);
  }

  async stableToken(forceRefresh = false): Promise<Fields> {
    const { appid, appSecret: secret } = this.sim.credentials;
    const body = { grant_type: 'client_credential', appid, secret, force_refresh: forceRefresh };
    return (await this.post('/cgi-bin/stable_token', body)).json;
  }

  /** Any call that needs an access token. */
  async call(path: string, body: unknown): Promise<Answer> {
    const { access_token: token } = await this.stableToken();
    return this.post(`${path}?access_token=${token}`, body);
  }
}

export const errcode = async (answer: Promise<Answer>): Promise<unknown> => (await answer).json['errcode'];
