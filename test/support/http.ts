import { randomUUID } from 'node:crypto';

export interface Answer<T = unknown> {
  status: number;
  body: T;
  headers: Headers;
}

export interface CallOptions {
  token?: string;
  headers?: Record<string, string>;
  /** True draws a fresh key; a text is sent as it is. */
  idempotencyKey?: string | true;
}

/**
 * Calls a server as the mini-program does. Paths begin below `/api`: `http.post('/orders', body, {token})`.
 * Nothing throws on a refusal: `{status: 409, body: {code: 'slot.sold_out'}}`.
 */
export class HttpClient {
  constructor(private readonly url: string) {}

  get<T = unknown>(path: string, options?: CallOptions): Promise<Answer<T>> {
    return this.call('GET', path, undefined, options);
  }

  post<T = unknown>(path: string, body?: unknown, options?: CallOptions): Promise<Answer<T>> {
    return this.call('POST', path, body, options);
  }

  patch<T = unknown>(path: string, body?: unknown, options?: CallOptions): Promise<Answer<T>> {
    return this.call('PATCH', path, body, options);
  }

  delete<T = unknown>(path: string, options?: CallOptions): Promise<Answer<T>> {
    return this.call('DELETE', path, undefined, options);
  }

  /** Any bytes as a body, for what a well-behaved client never sends. */
  async raw<T = unknown>(method: string, path: string, init: RequestInit = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/api${path}`, { method, ...init });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: (isJson && text ? JSON.parse(text) : text) as T,
      headers: response.headers,
    };
  }

  private call<T>(
    method: string,
    path: string,
    body: unknown,
    options: CallOptions = {},
  ): Promise<Answer<T>> {
    const { token, headers, idempotencyKey } = options;
    return this.raw<T>(method, path, {
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey
          ? { 'idempotency-key': idempotencyKey === true ? randomUUID() : idempotencyKey }
          : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
