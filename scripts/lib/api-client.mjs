// A customer's or staff member's side of the API, over plain HTTP, for checks and benchmarks.
import { randomUUID } from 'node:crypto';

/** Refusal of the API: its problem body is in `problem`. */
export class ApiRefusal extends Error {
  constructor(method, path, status, problem) {
    super(`${method} ${path} answered ${status} ${JSON.stringify(problem)}`);
    this.status = status;
    this.problem = problem;
  }
}

export class ApiClient {
  constructor(baseUrl, accessToken) {
    this.baseUrl = baseUrl;
    this.accessToken = accessToken;
  }

  /** `call('POST', '/orders', body, {idempotent: true})` → parsed body; throws ApiRefusal on 4xx and 5xx. */
  async call(method, path, body, { idempotent = false } = {}) {
    const headers = {};
    if (this.accessToken) headers.authorization = `Bearer ${this.accessToken}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (idempotent) headers['idempotency-key'] = randomUUID();
    const response = await fetch(`${this.baseUrl}/api${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const parsed = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw new ApiRefusal(method, path, response.status, parsed);
    return parsed;
  }

  get = (path) => this.call('GET', path);
  post = (path, body, options) => this.call('POST', path, body ?? {}, options);
}
