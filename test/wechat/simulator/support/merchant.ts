import { sign } from 'node:crypto';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { Simulator } from '../../../wechat-simulator/src';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
  json: Record<string, unknown>;
}

export interface Deviation {
  /** Headers to change; undefined removes one. */
  headers?: Record<string, string | undefined>;
  timestamp?: string;
  nonce?: string;
  mchid?: string;
  serial?: string;
  key?: string;
  /** Signs this text instead of the five lines. */
  signed?: string;
  /** Changes the finished Authorization header. */
  authorization?: (header: string) => string;
}

/** Plain request on a connection of its own. A connection cut without an answer rejects. */
export function http(
  method: string,
  url: string,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString('utf8');
        const isJson = response.headers['content-type']?.startsWith('application/json') && text.endsWith('}');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text,
          json: isJson ? JSON.parse(text) : {},
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** A merchant that follows the documents by hand, and deviates where a test says so. */
export class Merchant {
  constructor(private readonly sim: Simulator) {}

  async call(method: string, target: string, content?: unknown, deviation: Deviation = {}): Promise<Answer> {
    const { credentials, clock } = this.sim;
    const body = content === undefined ? '' : typeof content === 'string' ? content : JSON.stringify(content);
    const timestamp = deviation.timestamp ?? String(Math.floor(clock.signatureNow().getTime() / 1000));
    const nonce = deviation.nonce ?? '5K8264ILTKCH16CQ2502SI8ZNMTM67VS';
    const signed = deviation.signed ?? `${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`;
    const signature = sign(
      'sha256',
      Buffer.from(signed),
      deviation.key ?? credentials.merchantPrivateKeyPem,
    ).toString('base64');
    const header =
      `WECHATPAY2-SHA256-RSA2048 mchid="${deviation.mchid ?? credentials.mchid}",nonce_str="${nonce}",` +
      `signature="${signature}",timestamp="${timestamp}",serial_no="${deviation.serial ?? credentials.merchantSerial}"`;
    const headers: Record<string, string | undefined> = {
      Authorization: deviation.authorization ? deviation.authorization(header) : header,
      Accept: 'application/json',
      'User-Agent': 'cake-shop-test/1.0',
      'Wechatpay-Serial': credentials.platformSerial,
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...deviation.headers,
    };
    const sent: Record<string, string> = {};
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) sent[name] = value;
    return http(method, `${this.sim.baseUrl}${target}`, sent, body);
  }

  order(outTradeNo: string, change: Record<string, unknown> = {}): Record<string, unknown> {
    const { appid, mchid } = this.sim.credentials;
    return {
      appid,
      mchid,
      description: '草莓奶油蛋糕 6寸',
      out_trade_no: outTradeNo,
      notify_url: 'https://shop.example.com/api/wxpay/notify',
      amount: { total: 19800, currency: 'CNY' },
      payer: { openid: OPENID },
      ...change,
    };
  }

  place(outTradeNo: string, change: Record<string, unknown> = {}): Promise<Answer> {
    return this.call('POST', '/v3/pay/transactions/jsapi', this.order(outTradeNo, change));
  }

  query(outTradeNo: string): Promise<Answer> {
    const { mchid } = this.sim.credentials;
    return this.call('GET', `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${mchid}`);
  }

  close(outTradeNo: string): Promise<Answer> {
    const { mchid } = this.sim.credentials;
    return this.call('POST', `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, { mchid });
  }

  refund(outTradeNo: string, outRefundNo: string, refundFen: number, change: Record<string, unknown> = {}) {
    return this.call('POST', '/v3/refund/domestic/refunds', {
      out_trade_no: outTradeNo,
      out_refund_no: outRefundNo,
      reason: '商品售罄',
      amount: { refund: refundFen, total: 19800, currency: 'CNY' },
      ...change,
    });
  }

  /** The five values `wx.requestPayment` needs, signed with the merchant key over appid, time, nonce, package. */
  payParameters(prepayId: string) {
    const timeStamp = String(Math.floor(this.sim.clock.signatureNow().getTime() / 1000));
    const nonceStr = '593BEC0C930BF1AFEB40B4A08C8FB242';
    const text = `${this.sim.credentials.appid}\n${timeStamp}\n${nonceStr}\nprepay_id=${prepayId}\n`;
    const paySign = sign('sha256', Buffer.from(text), this.sim.credentials.merchantPrivateKeyPem).toString(
      'base64',
    );
    return { timeStamp, nonceStr, package: `prepay_id=${prepayId}`, signType: 'RSA', paySign };
  }
}

export const OPENID = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o';
