import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FaultAction, Faults } from './core/faults';
import {
  BodyTooLarge,
  htmlReply,
  type Incoming,
  jsonReply,
  type Reply,
  readRequest,
  send,
} from './core/http';
import { randomHex } from './core/random';
import type { H5Pages } from './h5/pages';
import type { MiniApi } from './mini/api';
import type { PayApi } from './pay/api';
import type { World } from './world';

export interface Parts {
  world: World;
  faults: Faults;
  pay: PayApi;
  mini: MiniApi;
  pages: H5Pages;
}

const STALE_SECONDS = 301;

/** Starts a server on `port` (0 = any free one) and tells the port it got. */
export function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port: number,
  host: string,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    handler(request, response).catch((error: unknown) => {
      const status = error instanceof BodyTooLarge ? 413 : 500;
      if (!response.headersSent)
        send(response, jsonReply(status, { code: 'SYSTEM_ERROR', message: String(error) }));
      else response.destroy();
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address ? address.port : port });
    });
  });
}

/** Stops listening and cuts connections that are still open. */
export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The hosts of WeChat on one port: pay API, mini-program API, and the phone's pages. */
export function wechatHandler(parts: Parts) {
  const { world, faults } = parts;
  return async (raw: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(raw);
    const fault = faults.take(request.method, request.path);
    if (fault?.drop) {
      note(world, request, 0, 'connection cut before processing', fault);
      raw.socket.destroy();
      return;
    }
    const reply = (fault && refusalInstead(request, fault)) ?? (await route(parts, request));
    const final = fault?.invalidJson ? { ...reply, body: Buffer.from('{"prepay_id":') } : reply;
    note(world, request, fault?.resetAfterAccept ? 0 : final.status, final.verdict ?? 'ok', fault);
    if (fault?.resetAfterAccept) {
      raw.socket.destroy();
      return;
    }
    if (fault?.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay));
    // Signed last: a delayed answer is still freshly signed.
    send(response, final, {
      'Request-ID': `08${randomHex(15).toUpperCase()}`,
      ...signatureHeaders(parts, request, final, fault),
    });
  };
}

async function route({ pay, mini, pages }: Parts, request: Incoming): Promise<Reply> {
  if (request.path.startsWith('/v3/')) return pay.answer(request);
  if (mini.owns(request.path)) return mini.answer(request);
  if (request.path.startsWith('/h5/')) return pages.answer(request);
  return jsonReply(404, { error: 'no such API' }, 'no such API');
}

function refusalInstead(request: Incoming, fault: FaultAction): Reply | undefined {
  if (fault.html) {
    return htmlReply(fault.status ?? 200, '<html><body><h1>502 Bad Gateway</h1></body></html>', 'html page');
  }
  if (fault.errcode !== undefined) {
    return jsonReply(
      200,
      { errcode: fault.errcode, errmsg: fault.errmsg ?? 'injected' },
      `errcode ${fault.errcode}`,
    );
  }
  if (fault.status === undefined) return undefined;
  const code = fault.code ?? (fault.status === 429 ? 'FREQUENCY_LIMITED' : 'SYSTEM_ERROR');
  const body = { code, message: fault.message ?? '系统繁忙，请稍后重试' };
  return jsonReply(fault.status, body, `injected ${fault.status} for ${request.path}`);
}

function signatureHeaders(
  { world, pay }: Parts,
  request: Incoming,
  reply: Reply,
  fault: FaultAction = {},
): Record<string, string> {
  const isSuccess = reply.status >= 200 && reply.status < 300;
  const isSigned = request.path.startsWith('/v3/') && !reply.neverSigned && !fault.html;
  if (!isSigned || !(isSuccess || world.settings.signErrors)) return {};
  const staleSeconds = fault.staleTs === true ? STALE_SECONDS : Number(fault.staleTs ?? 0);
  return pay.signer.headersFor(reply.body, request.headers['wechatpay-serial'], {
    missing: fault.unsigned,
    signature: fault.badSignature ? 'otherKey' : undefined,
    shiftSeconds: -staleSeconds,
  });
}

function note(world: World, request: Incoming, status: number, verdict: string, fault?: FaultAction): void {
  world.journal.add({
    at: world.clock.now().toISOString(),
    kind: 'request',
    method: request.method,
    path: request.target,
    body: request.body.toString('utf8'),
    headers: request.headers,
    status,
    verdict,
    fault: fault && JSON.stringify(fault),
  });
}
