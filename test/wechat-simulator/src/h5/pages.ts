import {
  emptyReply,
  htmlReply,
  type Incoming,
  isRecord,
  jsonReply,
  parseJsonObject,
  type Reply,
} from '../core/http';
import type { MiniApi } from '../mini/api';
import type { World } from '../world';
import { paySheetPage, refusalPage, withOutcome } from './page';
import type { PayParameters, PaySheet } from './pay-sheet';

const OPEN_TO_ALL = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'content-type' };

function parametersFrom(read: (name: string) => unknown): PayParameters {
  const asText = (name: string): string => {
    const value = read(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    timeStamp: asText('timeStamp'),
    nonceStr: asText('nonceStr'),
    package: asText('package'),
    signType: asText('signType'),
    paySign: asText('paySign'),
  };
}

/** Only ordinary web addresses: the page links and redirects there. */
function safeReturnUrl(value: string | null): string | undefined {
  const isWeb = value !== null && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
  return isWeb ? value : undefined;
}

/** The phone's side in a browser: login codes, phone codes, the cashier, and answers to the subscribe dialogue. */
export class H5Pages {
  constructor(
    private readonly world: World,
    private readonly mini: MiniApi,
    private readonly sheet: PaySheet,
  ) {}

  async answer(request: Incoming): Promise<Reply> {
    const reply = await this.route(request);
    return { ...reply, headers: { ...reply.headers, ...OPEN_TO_ALL } };
  }

  private async route(request: Incoming): Promise<Reply> {
    if (request.method === 'OPTIONS') return emptyReply(204, { 'Access-Control-Allow-Methods': 'GET,POST' });
    switch (`${request.method} ${request.path}`) {
      case 'GET /h5/login':
        return this.issueCode(request, 'login');
      case 'GET /h5/phone-code':
        return this.issueCode(request, 'phone');
      case 'GET /h5/cashier':
        return this.showCashier(request.query);
      case 'POST /h5/cashier':
        return this.submitCashier(new URLSearchParams(request.body.toString('utf8')));
      case 'POST /h5/pay':
        return this.requestPayment(request);
      case 'POST /h5/subscribe':
        return this.answerSubscribe(request);
      default:
        return jsonReply(404, { error: 'no such page' }, 'no such page');
    }
  }

  private issueCode({ query }: Incoming, kind: 'login' | 'phone'): Reply {
    const device = query.get('device');
    if (!device) return jsonReply(400, { error: 'device is missing' }, 'device is missing');
    const { people } = this.mini;
    const person = people.onDevice(device, query.get('as') ?? undefined, query.get('phone') ?? undefined);
    return jsonReply(200, { code: people.issueCode(person, kind) });
  }

  private showCashier(query: URLSearchParams): Reply {
    const returnUrl = safeReturnUrl(query.get('return_url'));
    const backUrl = returnUrl && withOutcome(returnUrl, 'cancel');
    const refuse = (reason: string) => htmlReply(400, refusalPage(reason, backUrl), reason);
    if (!returnUrl) return refuse('缺少返回地址，请回到商家页面重新发起支付');
    if (query.get('appid') !== this.world.credentials.appid) return refuse('appid 与商户号不匹配');
    // A `+` of base64 that was not percent-encoded arrives as a space.
    const parameters = parametersFrom((name) => query.get(name)?.replaceAll(' ', '+'));
    const order = this.sheet.open(parameters);
    if ('reason' in order) return refuse(order.reason);
    return htmlReply(200, paySheetPage(order, parameters, returnUrl));
  }

  private async submitCashier(form: URLSearchParams): Promise<Reply> {
    const returnUrl = safeReturnUrl(form.get('return_url'));
    if (!returnUrl) return htmlReply(400, refusalPage('缺少返回地址', undefined), 'no return_url');
    const outcome = form.get('result') === 'ok' ? 'ok' : 'cancel';
    const errMsg = await this.sheet.finish(
      parametersFrom((name) => form.get(name)),
      outcome,
    );
    if (errMsg !== 'requestPayment:ok' && errMsg !== 'requestPayment:fail cancel') {
      const reason = errMsg.replace('requestPayment:fail ', '');
      return htmlReply(400, refusalPage(reason, withOutcome(returnUrl, 'cancel')), reason);
    }
    return emptyReply(303, { Location: withOutcome(returnUrl, outcome) });
  }

  /** Whose phone the sheet opens on: the openid itself, or the device that signed in. */
  private payerOf(body: Record<string, unknown>): string | undefined {
    const { openid, device } = body;
    if (typeof openid === 'string') return openid;
    return typeof device === 'string' ? this.mini.people.onDevice(device).openid : undefined;
  }

  private async requestPayment(request: Incoming): Promise<Reply> {
    const body = parseJsonObject(request.body);
    const openid = body && this.payerOf(body);
    if (!body || !openid) {
      return jsonReply(400, { errMsg: 'requestPayment:fail parameter error: openid or device' }, 'bad body');
    }
    const result = body['result'] === 'cancel' ? 'cancel' : 'ok';
    const errMsg = await this.sheet.finish(
      parametersFrom((name) => body[name]),
      result,
      openid,
    );
    return jsonReply(200, { errMsg }, errMsg);
  }

  private answerSubscribe(request: Incoming): Reply {
    const { openid, answers } = parseJsonObject(request.body) ?? {};
    if (typeof openid !== 'string' || !isRecord(answers)) {
      return jsonReply(400, { errMsg: 'requestSubscribeMessage:fail parameter error' }, 'bad body');
    }
    const ids = Object.keys(answers);
    if (ids.length < 1 || ids.length > 3) {
      return jsonReply(
        200,
        { errMsg: 'requestSubscribeMessage:fail', errCode: 20003 },
        'one to three templates',
      );
    }
    for (const id of ids) {
      this.mini.subscriptions.answer(openid, id, answers[id] === 'accept' ? 'accept' : 'reject');
    }
    return jsonReply(200, { errMsg: 'requestSubscribeMessage:ok', ...answers });
  }
}
