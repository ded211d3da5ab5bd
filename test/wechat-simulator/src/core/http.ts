import type { IncomingMessage, ServerResponse } from 'node:http';

/** A received request: raw bytes kept, because signatures are over bytes and not over parsed JSON. */
export interface Incoming {
  method: string;
  /** Path and query exactly as received, percent-encoding included. */
  target: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: Buffer;
}

/** An answer before signing. */
export interface Reply {
  status: number;
  contentType: string;
  body: Buffer;
  headers?: Record<string, string>;
  /** Journal text; default `ok`. */
  verdict?: string;
  /** Never sign (bill download). */
  neverSigned?: boolean;
}

const LARGEST_BODY = 1024 * 1024;

export class BodyTooLarge extends Error {}

export async function readRequest(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LARGEST_BODY) throw new BodyTooLarge('body over 1 MiB');
    chunks.push(bytes);
  }
  const target = request.url ?? '/';
  const cut = target.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: (request.method ?? 'GET').toUpperCase(),
    target,
    path: cut < 0 ? target : target.slice(0, cut),
    query: new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1)),
    headers,
    body: Buffer.concat(chunks),
  };
}

export function jsonReply(status: number, value: unknown, verdict = 'ok'): Reply {
  return {
    status,
    contentType: 'application/json; charset=utf-8',
    body: Buffer.from(JSON.stringify(value)),
    verdict,
  };
}

export function htmlReply(status: number, html: string, verdict = 'ok'): Reply {
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    body: Buffer.from(html),
    // A page from the back button must ask again whether the order is still unpaid.
    headers: { 'Cache-Control': 'no-store' },
    verdict,
  };
}

export function emptyReply(status: number, headers: Record<string, string> = {}, verdict = 'ok'): Reply {
  return { status, contentType: '', body: Buffer.alloc(0), headers, verdict };
}

export function send(response: ServerResponse, reply: Reply, headers: Record<string, string> = {}): void {
  const all: Record<string, string> = { ...reply.headers, ...headers };
  if (reply.contentType) all['Content-Type'] = reply.contentType;
  if (reply.status !== 204) all['Content-Length'] = String(reply.body.length);
  response.writeHead(reply.status, all);
  response.end(reply.body);
}

/** Parses JSON whose bytes must be valid UTF-8; undefined when they are not, or it is not an object. */
export function parseJsonObject(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return isRecord(value) ? value : undefined;
  } catch (_notJson) {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
