import { emptyReply, type Incoming, jsonReply, type Reply } from '../core/http';
import type { World } from '../world';
import { Bills } from './bills';
import { listCertificates } from './certificates';
import { ErrorVoice, PayApiError, paramError } from './errors';
import { optional, parseBody, parseQuery, text } from './fields';
import { Notifier } from './notifier';
import { Orders } from './orders';
import { Refunds } from './refunds';
import { PlatformSigner } from './signer';
import { describeAsUnpaid, describeTransaction } from './transaction';
import { verifyRequest } from './verifier';

type Handler = (request: Incoming, parameter: string) => Promise<Reply> | Reply;

interface Route {
  method: string;
  pattern: RegExp;
  handle: Handler;
}

/** The WeChat Pay v3 API: verify, route, refuse in the documented words. Signing happens on the way out. */
export class PayApi {
  readonly signer: PlatformSigner;
  readonly orders: Orders;
  readonly notifier: Notifier;
  readonly refunds: Refunds;
  readonly bills: Bills;
  private readonly voice: ErrorVoice;
  private readonly routes: Route[];

  constructor(private readonly world: World) {
    this.signer = new PlatformSigner(world);
    this.orders = new Orders(world);
    this.notifier = new Notifier(world, this.signer);
    this.refunds = new Refunds(world, this.orders, this.notifier);
    this.bills = new Bills(world);
    this.voice = new ErrorVoice(() => world.settings.errorDialect);
    this.routes = this.table();
  }

  async answer(request: Incoming): Promise<Reply> {
    try {
      verifyRequest(request, this.world);
      const fitting = this.routes.filter(({ pattern }) => pattern.test(request.path));
      const route = fitting.find(({ method }) => method === request.method);
      if (!route) {
        const message = fitting.length > 0 ? '请求方法不支持' : '接口不存在';
        throw new PayApiError(fitting.length > 0 ? 405 : 404, 'INVALID_REQUEST', message);
      }
      const [, parameter = ''] = route.pattern.exec(request.path) ?? [];
      return await route.handle(request, decodeURIComponent(parameter));
    } catch (error) {
      if (error instanceof PayApiError) return this.voice.toReply(error);
      throw error;
    }
  }

  private table(): Route[] {
    const get = (pattern: RegExp, handle: Handler): Route => ({ method: 'GET', pattern, handle });
    const post = (pattern: RegExp, handle: Handler): Route => ({ method: 'POST', pattern, handle });
    return [
      post(/^\/v3\/pay\/transactions\/jsapi$/, (request) => this.placeOrder(request)),
      get(/^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)$/, (request, no) =>
        this.query(request, no, false),
      ),
      get(/^\/v3\/pay\/transactions\/id\/([^/]+)$/, (request, id) => this.query(request, id, true)),
      post(/^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/, (request, no) =>
        this.close(request, no),
      ),
      post(/^\/v3\/refund\/domestic\/refunds$/, ({ body }) => jsonReply(200, this.refunds.create(body))),
      get(/^\/v3\/refund\/domestic\/refunds\/([^/]+)$/, (request, no) => {
        parseQuery(request.query, []);
        return jsonReply(200, this.refunds.describe(this.refunds.byOutRefundNo(no)));
      }),
      get(/^\/v3\/certificates$/, () => jsonReply(200, listCertificates(this.world))),
      get(/^\/v3\/bill\/tradebill$/, ({ query }) => jsonReply(200, this.bills.order(query))),
      get(/^\/v3\/billdownload\/file$/, ({ query }) => this.bills.download(query)),
      post(/^\/v3\/security\/echo$/, ({ body }) => {
        const fields = { echo_message: text(1024), notify_url: optional(text(255)) };
        return jsonReply(200, { echo_message: parseBody(fields, body)['echo_message'] });
      }),
    ];
  }

  private async placeOrder(request: Incoming): Promise<Reply> {
    const { prepayId, order } = this.orders.prepay(request.body);
    if (this.world.settings.notifyBeforePrepayAnswer) {
      await this.notifier.announcePayment(this.orders.pay(order), true);
    }
    return jsonReply(200, { prepay_id: prepayId });
  }

  private query(request: Incoming, number: string, isTransactionId: boolean): Reply {
    this.checkMchid(parseQuery(request.query, ['mchid']).get('mchid'), 'query');
    const order = isTransactionId ? this.orders.byTransactionId(number) : this.orders.byOutTradeNo(number);
    const describe = this.world.settings.queryLagsBehind ? describeAsUnpaid : describeTransaction;
    return jsonReply(200, describe(order));
  }

  private close(request: Incoming, outTradeNo: string): Reply {
    this.checkMchid(parseBody({ mchid: text(32) }, request.body)['mchid'], 'body');
    this.orders.close(outTradeNo);
    return emptyReply(204);
  }

  private checkMchid(mchid: unknown, location: string): void {
    if (mchid !== this.world.credentials.mchid)
      throw paramError('mchid', mchid, '与签名的商户号不一致', location);
  }
}
