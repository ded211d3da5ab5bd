import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { createWechatClients, type WechatClients } from '../../../../server/src/wechat/create-wechat-clients';
import { NotificationRejected } from '../../../../server/src/wechat/errors';
import { type CallReport, systemTiming } from '../../../../server/src/wechat/outbound';
import type { JsapiOrder, PayNotification, RefundRequest } from '../../../../server/src/wechat/ports';
import {
  type Credentials,
  generateKeySet,
  type KeySet,
  type Simulator,
  startSimulator,
} from '../../../wechat-simulator/src/index';
import { NOW } from './keys';

export interface Callback {
  raw: Buffer;
  headers: IncomingHttpHeaders;
  query: Record<string, string>;
}

/** A shop with our clients, facing the simulated WeChat over real HTTP, with an address for its callbacks. */
export class SimulatedShop {
  readonly opened: PayNotification[] = [];
  readonly refused: string[] = [];
  readonly callbacks: Callback[] = [];
  readonly reports: CallReport[] = [];
  /** Moves the client's stopwatch on, e.g. over the ten seconds of an open circuit. */
  skippedMs = 0;
  clients: WechatClients;

  private constructor(
    readonly wechat: Simulator,
    private readonly server: Server,
    readonly callbackUrl: string,
  ) {
    this.clients = this.newClients();
  }

  static async open(keys: KeySet = generateKeySet(NOW)): Promise<SimulatedShop> {
    const wechat = await startSimulator({ keys, clock: { mode: 'manual', startAt: NOW } });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const shop = new SimulatedShop(wechat, server, `http://127.0.0.1:${port}/notify`);
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const url = new URL(request.url ?? '/', shop.callbackUrl);
      const query = Object.fromEntries(url.searchParams);
      response.statusCode = await shop.#receive({
        raw: Buffer.concat(chunks),
        headers: request.headers,
        query,
      });
      response.end(query['echostr'] ?? '');
    });
    return shop;
  }

  get pay(): WechatClients['pay'] {
    return this.clients.pay;
  }

  get miniProgram(): WechatClients['miniProgram'] {
    return this.clients.miniProgram;
  }

  /** Fresh clients, as after a restart; `trust` replaces the keys of WeChat we hold. */
  newClients(trust: { platformKeys?: Record<string, string>; payMode?: 'public-key' | 'certificate' } = {}) {
    const { credentials } = this.wechat;
    return createWechatClients(
      {
        ...configFrom(credentials),
        payBaseUrl: this.wechat.baseUrl,
        apiBaseUrl: this.wechat.baseUrl,
        ...trust,
      },
      {
        clock: { now: () => this.wechat.clock.now() },
        // Back-off is measured elsewhere; here nobody waits for it.
        timing: {
          ...systemTiming,
          monotonicMs: () => performance.now() + this.skippedMs,
          sleep: async () => undefined,
        },
        onCall: (report) => void this.reports.push(report),
      },
    );
  }

  /** An order of 198 yuan by the customer on Lin's phone, to be paid within half an hour. */
  order(outTradeNo: string, changes: Partial<JsapiOrder> = {}): JsapiOrder {
    return {
      outTradeNo,
      description: '草莓奶油蛋糕 6寸',
      totalFen: 19800,
      openid: this.openid,
      timeExpireAt: new Date(this.wechat.clock.now().getTime() + 30 * 60_000),
      notifyUrl: this.callbackUrl,
      ...changes,
    };
  }

  refund(outTradeNo: string, outRefundNo: string, refundFen = 5985): RefundRequest {
    const notifyUrl = this.callbackUrl;
    return { outTradeNo, outRefundNo, refundFen, totalFen: 19800, reason: '商品售罄', notifyUrl };
  }

  get openid(): string {
    return this.wechat.login('lin-phone').openid;
  }

  /** Requests to WeChat that it found nothing wrong with. */
  acceptedRequests(pathPart: string) {
    return this.wechat.journal
      .entries({ pathPart, kind: 'request' })
      .filter(({ verdict }) => verdict === 'ok');
  }

  /** A new start for the next test; the keys stay. */
  reset(): void {
    this.wechat.reset();
    for (const list of [this.opened, this.refused, this.callbacks, this.reports]) list.length = 0;
    this.clients = this.newClients();
  }

  async close(): Promise<void> {
    await this.wechat.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #receive(callback: Callback): Promise<number> {
    this.callbacks.push(callback);
    if ('signature' in callback.query) return 200;
    try {
      this.opened.push(await this.pay.openNotification(callback.raw, callback.headers));
      return 204;
    } catch (error) {
      if (!(error instanceof NotificationRejected)) throw error;
      this.refused.push(error.reason);
      return error.reason === 'undecryptable' ? 500 : 401;
    }
  }
}

function configFrom(credentials: Credentials) {
  const { appid, appSecret, mchid, merchantSerial, merchantPrivateKeyPem, apiV3Key } = credentials;
  return {
    appid,
    appSecret,
    mchid,
    merchantSerial,
    merchantPrivateKeyPem,
    apiV3Key,
    platformKeys: { [credentials.platformSerial]: credentials.platformPublicKeyPem },
    payMode: 'public-key' as const,
    pushToken: credentials.pushToken,
    pushAesKey: credentials.pushAesKey,
  };
}
