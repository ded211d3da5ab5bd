import { exchange, type Outside, type RawResponse } from '../outbound';
import type { RequestSigner } from './request-signer';

export interface PayRequest {
  /** Name for metrics and errors, e.g. `pay.jsapi`. */
  api: string;
  method: 'GET' | 'POST';
  /** Path and query below the base URL, already percent-encoded; or an absolute URL. */
  target: string;
  body?: object;
}

/** Signs and sends one request once. Believes nothing: what comes back still has to be verified. */
export class PayTransport {
  readonly #baseUrl: string;

  constructor(
    private readonly signer: RequestSigner,
    private readonly outside: Outside,
    baseUrl: string,
    /** In public-key mode WeChat wants to be told which key we hold. */
    private readonly announcedSerial?: string,
  ) {
    this.#baseUrl = baseUrl.replace(/\/+$/, '');
  }

  /** Throws NoAnswer. The nonce and timestamp are new for each try. */
  async send(request: PayRequest, timeoutMs: number): Promise<RawResponse> {
    const url = this.urlOf(request.target);
    const body = request.body === undefined ? '' : JSON.stringify(request.body);
    const target = `${url.pathname}${url.search}`;
    const headers: Record<string, string> = {
      Authorization: this.signer.authorization(
        { method: request.method, target, body },
        this.outside.clock.now(),
      ),
      Accept: 'application/json',
      'User-Agent': 'cake-shop/1.0 (node)',
    };
    if (this.announcedSerial) headers['Wechatpay-Serial'] = this.announcedSerial;
    if (body !== '') headers['Content-Type'] = 'application/json';
    return exchange(
      this.outside,
      url,
      { method: request.method, headers, body: body === '' ? undefined : body },
      timeoutMs,
    );
  }

  urlOf(target: string): URL {
    return new URL(target.startsWith('/') ? `${this.#baseUrl}${target}` : target);
  }
}
