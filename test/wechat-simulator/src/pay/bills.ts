import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { toChinaDay } from '../core/clock';
import type { Reply } from '../core/http';
import { randomHex } from '../core/random';
import { own } from '../core/state';
import type { World } from '../world';
import { type BillType, billCsv, billRows } from './bill-csv';
import { PayApiError, paramError } from './errors';
import { parseQuery } from './fields';

const DAY_MS = 86_400_000;
const READY_AFTER_MS = 10 * 3_600_000;
const LINK_LIVES_MS = 5 * 60_000;
const TYPES: readonly string[] = ['ALL', 'SUCCESS', 'REFUND'];

const isType = (value: string): value is BillType => TYPES.includes(value);

/** Trade bills: asked for one day, downloaded through a link that lives five minutes. */
export class Bills {
  constructor(private readonly world: World) {}

  /**
   * `GET /v3/bill/tradebill`. Refuses 400 STATEMENT_CREATING before 10:00 of the next day (China), and 400
   * NO_STATEMENT_EXIST for a day without trade.
   */
  order(query: URLSearchParams): Record<string, unknown> {
    parseQuery(query, ['bill_date'], ['bill_type', 'tar_type']);
    const billDate = query.get('bill_date') ?? '';
    const billType = query.get('bill_type') ?? 'ALL';
    const tarType = query.get('tar_type');
    if (!isType(billType)) throw paramError('bill_type', billType, '取值不支持', 'query');
    if (tarType !== null && tarType !== 'GZIP') throw paramError('tar_type', tarType, '取值不支持', 'query');
    this.checkDay(billDate);
    const change = own(this.world.state.billChanges, billDate) ?? {};
    if (change.mode === 'creating' || (change.mode !== 'normal' && this.isTooEarly(billDate))) {
      throw new PayApiError(400, 'STATEMENT_CREATING', '账单文件正在生成中，请稍后再试');
    }
    const rows = billRows(this.world, billDate, billType);
    if (change.mode === 'none' || rows.length === 0) {
      throw new PayApiError(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
    }
    const token = randomHex(24);
    const expiresAtMs = this.world.clock.now().getTime() + LINK_LIVES_MS;
    this.world.state.billFiles[token] = { billDate, billType, gzip: tarType === 'GZIP', expiresAtMs };
    const hash = createHash('sha1').update(billCsv(this.world, rows)).digest('hex');
    return {
      hash_type: 'SHA1',
      hash_value: change.wrongHash ? hash.replace(/^./, (first) => (first === '0' ? '1' : '0')) : hash,
      download_url: `${this.world.baseUrl()}/v3/billdownload/file?token=${token}`,
    };
  }

  /** The file itself. Like the real one it carries no signature: the SHA1 of the plain text is its proof. */
  download(query: URLSearchParams): Reply {
    const token = parseQuery(query, ['token']).get('token') ?? '';
    const file = own(this.world.state.billFiles, token);
    if (!file || file.expiresAtMs < this.world.clock.now().getTime()) {
      throw new PayApiError(400, 'INVALID_REQUEST', '下载链接已失效');
    }
    const type = isType(file.billType) ? file.billType : 'ALL';
    const csv = billCsv(this.world, billRows(this.world, file.billDate, type));
    return {
      status: 200,
      contentType: file.gzip ? 'application/x-gzip' : 'text/plain; charset=utf-8',
      body: file.gzip ? gzipSync(csv) : csv,
      neverSigned: true,
    };
  }

  private checkDay(billDate: string): void {
    const startMs = Date.parse(`${billDate}T00:00:00+08:00`);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(billDate) || Number.isNaN(startMs)) {
      throw paramError('bill_date', billDate, '日期格式错误', 'query');
    }
    const now = this.world.clock.now();
    if (billDate >= toChinaDay(now))
      throw paramError('bill_date', billDate, '只能查询今天之前的账单', 'query');
    if (now.getTime() - startMs > 93 * DAY_MS) {
      throw paramError('bill_date', billDate, '仅支持三个月内的账单', 'query');
    }
  }

  private isTooEarly(billDate: string): boolean {
    const readyAtMs = Date.parse(`${billDate}T00:00:00+08:00`) + DAY_MS + READY_AFTER_MS;
    return this.world.clock.now().getTime() < readyAtMs;
  }
}
