import Taro from '@tarojs/taro';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  /** JSON value; undefined sends no body. */
  body?: unknown;
  timeoutMs: number;
}

export interface HttpAnswer {
  status: number;
  body: unknown;
}

/**
 * Sends one request. An answer of any status resolves (Taro resolves 404 too); only a request that got no answer
 * rejects, which is what `NoAnswer` says.
 */
export async function send(request: HttpRequest): Promise<HttpAnswer> {
  try {
    const answer = await Taro.request<unknown, unknown>({
      url: request.url,
      method: request.method as keyof Taro.request.Method,
      header: request.headers,
      data: request.body === undefined ? undefined : JSON.stringify(request.body),
      dataType: 'json',
      timeout: request.timeoutMs,
    });
    return { status: answer.statusCode, body: readBody(answer.data) };
  } catch (cause) {
    throw new NoAnswer(cause);
  }
}

/** The network gave nothing back: offline, refused or too slow. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super(`no answer: ${describe(cause)}`);
    this.name = 'NoAnswer';
  }
}

/** Sends a picture the customer chose (a temporary file path) as multipart form data. */
export async function upload(
  url: string,
  filePath: string,
  headers: Record<string, string>,
): Promise<HttpAnswer> {
  try {
    const answer = await Taro.uploadFile({ url, filePath, name: 'file', header: headers });
    return { status: answer.statusCode, body: readBody(answer.data) };
  } catch (cause) {
    throw new NoAnswer(cause);
  }
}

/** `application/problem+json` is not parsed by every platform: a JSON text is parsed here. */
function readBody(raw: unknown): unknown {
  if (typeof raw !== 'string' || raw === '') return raw === '' ? undefined : raw;
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

function describe(cause: unknown): string {
  if (cause instanceof Error) return cause.message;
  if (typeof cause === 'object' && cause !== null && 'errMsg' in cause) return String(cause.errMsg);
  return String(cause);
}
