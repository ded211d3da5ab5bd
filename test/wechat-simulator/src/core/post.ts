import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface PostAnswer {
  /** HTTP status, or 0 when there was no answer (refused, cut, too late). */
  status: number;
  body: string;
  /** Why there was no answer. */
  failure?: string;
}

/**
 * Sends one request on a connection of its own, without following redirects, and gives up after `withinMs` real
 * milliseconds, as WeChat does with notifications (5 s). Never throws.
 */
export function deliver(
  method: 'GET' | 'POST',
  url: string,
  headers: Record<string, string>,
  body: Buffer,
  withinMs: number,
): Promise<PostAnswer> {
  return new Promise((resolve) => {
    const open = url.startsWith('https:') ? httpsRequest : httpRequest;
    const length: Record<string, string> = method === 'POST' ? { 'Content-Length': String(body.length) } : {};
    const request = open(url, { method, headers: { ...headers, ...length }, agent: false });
    const finish = (answer: PostAnswer) => {
      clearTimeout(limit);
      request.destroy();
      resolve(answer);
    };
    const limit = setTimeout(() => finish({ status: 0, body: '', failure: 'no answer in time' }), withinMs);
    request.on('error', (error) => finish({ status: 0, body: '', failure: error.message }));
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', (error) => finish({ status: 0, body: '', failure: error.message }));
      response.on('end', () =>
        finish({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.end(body);
  });
}
