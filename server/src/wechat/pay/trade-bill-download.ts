import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { WECHAT_HOSTS } from '../config';
import { PayError } from '../errors';
import type { TradeBill } from '../ports';
import { parseJson, WireObject } from '../wire-object';
import type { PayClient } from './pay-client';
import { normaliseCode } from './pay-error-codes';
import { readTradeBill, TradeBillUnreadable } from './trade-bill';

const API = 'pay.tradebill';
const FILE_API = 'pay.tradebill-file';
const FILE_LIMITS = { isUnsigned: true, tryTimeoutMs: 30_000, budgetMs: 60_000 };
const LARGEST_FILE = 512 * 1024 * 1024;

/**
 * Downloads the bill of one shop day: asks for its address (signed answer with the file's SHA1), fetches the gzip
 * (unsigned), compares the SHA1 of the uncompressed bytes, reads it. `none`: WeChat saw no trade that day;
 * `creating`: ask again in half an hour. A wrong hash or unreadable file is PayError `unknown` with code
 * BILL_HASH or BILL_UNREADABLE: fetch again, import nothing.
 */
export async function downloadTradeBill(
  client: PayClient,
  baseUrl: string,
  billOn: string,
): Promise<TradeBill | 'none' | 'creating'> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(billOn)) throw new RangeError('billOn: YYYY-MM-DD');
  const address = await billAddress(client, billOn);
  if (address === 'none' || address === 'creating') return address;
  const url = allowedUrl(address.downloadUrl, baseUrl);
  const file = await client.call({ api: FILE_API, method: 'GET', target: url }, FILE_LIMITS);
  const csv = await unzip(file);
  if (createHash('sha1').update(csv).digest('hex') !== address.sha1) throw failure('BILL_HASH');
  try {
    return readTradeBill(csv.toString('utf8'), billOn, address.sha1);
  } catch (error) {
    if (error instanceof TradeBillUnreadable) throw failure('BILL_UNREADABLE');
    throw error;
  }
}

async function billAddress(client: PayClient, billOn: string) {
  const target = `/v3/bill/tradebill?bill_date=${billOn}&bill_type=ALL&tar_type=GZIP`;
  try {
    const body = await client.call({ api: API, method: 'GET', target });
    const wire = new WireObject(parseJson(body.toString('utf8')), () => failure('MALFORMED'));
    if (wire.text('hash_type') !== 'SHA1') throw failure('MALFORMED');
    return { downloadUrl: wire.text('download_url'), sha1: wire.text('hash_value').toLowerCase() };
  } catch (error) {
    if (!(error instanceof PayError) || error.kind !== 'rejected') throw error;
    const code = normaliseCode(error.code ?? '');
    if (code === 'NOSTATEMENTEXIST') return 'none';
    if (code === 'STATEMENTCREATING') return 'creating';
    throw error;
  }
}

/** The address comes from outside and gets our signature: only WeChat's hosts, or the host we were configured with. */
function allowedUrl(downloadUrl: string, baseUrl: string): string {
  const url = URL.canParse(downloadUrl) ? new URL(downloadUrl) : undefined;
  const isWechat = url?.protocol === 'https:' && WECHAT_HOSTS.includes(url.host);
  if (!url || (!isWechat && url.origin !== new URL(baseUrl).origin)) throw failure('MALFORMED');
  return url.href;
}

async function unzip(file: Buffer): Promise<Buffer> {
  try {
    return await promisify(gunzip)(file, { maxOutputLength: LARGEST_FILE });
  } catch {
    throw failure('BILL_UNREADABLE');
  }
}

function failure(code: string): PayError {
  return new PayError({ kind: 'unknown', api: API, code });
}
