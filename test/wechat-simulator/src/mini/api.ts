import { type Incoming, jsonReply, parseJsonObject, type Reply } from '../core/http';
import type { World } from '../world';
import { unlimitedCode } from './codes';
import { MiniApiError } from './errors';
import { People } from './people';
import { uploadShipping } from './shipping';
import { Subscriptions } from './subscribe';
import { checkText } from './text-check';
import { Tokens } from './tokens';

type Call = (body: Record<string, unknown>) => Record<string, unknown> | Reply;

const isReply = (value: Record<string, unknown> | Reply): value is Reply => Buffer.isBuffer(value['body']);

/** The mini-program server API: always HTTP 200, refusals as `errcode`. */
export class MiniApi {
  readonly people: People;
  readonly tokens: Tokens;
  readonly subscriptions: Subscriptions;
  private readonly withToken: Record<string, Call>;

  constructor(world: World) {
    this.people = new People(world);
    this.tokens = new Tokens(world);
    this.subscriptions = new Subscriptions(world);
    this.withToken = {
      '/wxa/business/getuserphonenumber': (body) => this.people.phoneNumber(body),
      '/wxa/getwxacodeunlimit': (body) => unlimitedCode(world, body),
      '/cgi-bin/message/subscribe/send': (body) => this.subscriptions.send(body),
      '/wxa/sec/order/upload_shipping_info': (body) => uploadShipping(world, body),
      '/wxa/msg_sec_check': (body) => checkText(world, this.people, body),
    };
  }

  owns(path: string): boolean {
    return (
      path === '/sns/jscode2session' ||
      path === '/cgi-bin/stable_token' ||
      Object.hasOwn(this.withToken, path)
    );
  }

  answer(request: Incoming): Reply {
    try {
      const answer = this.call(request);
      return isReply(answer) ? answer : jsonReply(200, answer);
    } catch (error) {
      if (!(error instanceof MiniApiError)) throw error;
      const { errcode, errmsg } = error;
      return jsonReply(200, { errcode, errmsg: `${errmsg} rid: simulated` }, `${errcode} ${errmsg}`);
    }
  }

  private call(request: Incoming): Record<string, unknown> | Reply {
    if (request.path === '/sns/jscode2session') {
      if (request.method !== 'GET') throw new MiniApiError(43001, 'require GET method');
      return this.people.exchange(request.query);
    }
    if (request.method !== 'POST') throw new MiniApiError(43002, 'require POST method');
    if (request.body.length === 0) throw new MiniApiError(44002, 'empty post data');
    const body = parseJsonObject(request.body);
    if (!body) throw new MiniApiError(47001, 'data format error');
    if (request.path === '/cgi-bin/stable_token') return this.tokens.issue(body);
    this.tokens.check(request.query.get('access_token'));
    const handler = this.withToken[request.path];
    if (!handler) throw new MiniApiError(-1, 'system error');
    return handler(body);
  }
}
