import { verify } from 'node:crypto';
import type { Incoming } from '../core/http';
import { own } from '../core/state';
import type { World } from '../world';
import { PayApiError, signError } from './errors';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 ';
const PARTS = ['mchid', 'nonce_str', 'signature', 'timestamp', 'serial_no'];
const OLDEST_SECONDS = 300;

/** The five parts of the Authorization header; each exactly once, quoted, separated by one comma. */
export function parseAuthorization(header: string | undefined): Record<string, string> {
  if (!header) throw signError('no Authorization header');
  if (!header.startsWith(SCHEME)) throw signError('scheme is not "WECHATPAY2-SHA256-RSA2048 "');
  const parts: Record<string, string> = {};
  for (const piece of header.slice(SCHEME.length).split(',')) {
    const match = /^([a-z_]+)="([^"]+)"$/.exec(piece);
    const [, name, value] = match ?? [];
    if (!name || !value || !PARTS.includes(name) || name in parts) {
      throw signError(`malformed, unknown or repeated part: ${piece}`);
    }
    parts[name] = value;
  }
  const missing = PARTS.filter((name) => !(name in parts));
  if (missing.length > 0) throw signError(`missing ${missing.join(', ')}`);
  return parts;
}

function checkHeaders(request: Incoming, world: World): void {
  const { headers } = request;
  if (!headers['user-agent'] || !headers['accept']) {
    throw new PayApiError(400, 'PARAM_ERROR', 'Http头缺少Accept或User-Agent');
  }
  if (!/application\/json|\*\/\*/.test(headers['accept'])) {
    throw new PayApiError(400, 'PARAM_ERROR', 'Http头Accept应为application/json', undefined, 'Accept header');
  }
  if (request.body.length > 0 && !headers['content-type']?.startsWith('application/json')) {
    throw new PayApiError(400, 'PARAM_ERROR', 'Http头Content-Type应为application/json');
  }
  const serial = headers['wechatpay-serial'];
  if (serial === undefined) {
    if (world.settings.platformKeyMode === 'public-key') {
      throw new PayApiError(400, 'PARAM_ERROR', 'Http头缺少Wechatpay-Serial（微信支付公钥ID）');
    }
    return;
  }
  const { platformSerial, platformCertSerial } = world.credentials;
  if (serial !== platformSerial && serial !== platformCertSerial) {
    throw new PayApiError(400, 'PARAM_ERROR', 'Http头Wechatpay-Serial不是当前有效的序列号');
  }
}

/**
 * Verifies a request to the pay API from its raw bytes: method, target as sent, timestamp, nonce and body are
 * joined by line feeds (five lines, each ended by one) and checked against the merchant's public key.
 * Refuses with 401 SIGN_ERROR, or 400 PARAM_ERROR for missing headers. Out: the merchant id.
 */
export function verifyRequest(request: Incoming, world: World): string {
  const parts = parseAuthorization(request.headers['authorization']);
  const { mchid = '', nonce_str: nonce = '', signature = '', timestamp = '', serial_no: serial = '' } = parts;
  if (mchid !== world.credentials.mchid) throw signError(`mchid ${mchid} is not registered`);
  const publicKey = own(world.state.merchantKeys, serial);
  if (!publicKey) throw signError(`merchant certificate ${serial} is not registered`);
  if (!/^[0-9A-Za-z]{8,32}$/.test(nonce)) throw signError('nonce_str must be 8 to 32 letters and digits');
  if (!/^[0-9]{10}$/.test(timestamp)) throw signError('timestamp must be ten digits (seconds)');
  const driftSeconds = Math.abs(world.clock.signatureNow().getTime() / 1000 - Number(timestamp));
  if (driftSeconds > OLDEST_SECONDS) throw signError(`timestamp is ${Math.round(driftSeconds)} s off`);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signature)) throw signError('signature is not base64');
  const head = Buffer.from(`${request.method}\n${request.target}\n${timestamp}\n${nonce}\n`);
  const message = Buffer.concat([head, request.body, Buffer.from('\n')]);
  if (!verify('sha256', message, publicKey, Buffer.from(signature, 'base64'))) {
    throw signError('signature does not fit method, url, timestamp, nonce and body');
  }
  checkHeaders(request, world);
  return mchid;
}
