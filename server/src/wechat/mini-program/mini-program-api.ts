import { MiniProgramError } from '../errors';
import type { MiniProgramApi, ShippingInfo, SubscribeMessage, TextScene } from '../ports';
import { cutToCharacters, toChinaRfc3339Millis } from '../wire-formats';
import type { AccessTokenStore } from './access-token';
import { isTokenErrcode, unreadableAnswer } from './mini-program-errors';
import type { MiniProgramRequest, MiniProgramTransport } from './mini-program-transport';

export interface MiniProgramAccount {
  appid: string;
  appSecret: string;
  mchid: string;
}

const SCENE_NUMBER: Record<TextScene, number> = { profile: 1, comment: 2, forum: 3, social: 4 };
const LOGISTICS_TYPE: Record<ShippingInfo['method'], number> = { same_city: 2, virtual: 3, pickup: 4 };
const CODE_SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const LONGEST_CHECKED_TEXT = 2_500;

/** WeChat's mini-program server API behind the shop's port. */
export class WechatMiniProgramApi implements MiniProgramApi {
  /** Out of sight of loggers, like every secret here: it holds the app secret. */
  readonly #account: MiniProgramAccount;

  constructor(
    account: MiniProgramAccount,
    private readonly transport: MiniProgramTransport,
    private readonly tokens: AccessTokenStore,
  ) {
    this.#account = account;
  }

  async exchangeCode(jsCode: string) {
    const wire = await this.transport.json({
      api: 'mp.jscode2session',
      path: '/sns/jscode2session',
      query: {
        appid: this.#account.appid,
        secret: this.#account.appSecret,
        js_code: jsCode,
        grant_type: 'authorization_code',
      },
    });
    return {
      openid: wire.text('openid'),
      unionid: wire.optionalText('unionid') || undefined,
      sessionKey: wire.text('session_key'),
    };
  }

  async getPhoneNumber(code: string) {
    const api = 'mp.getuserphonenumber';
    const wire = await this.#authorised((query) =>
      this.transport.json({ api, path: '/wxa/business/getuserphonenumber', query, body: { code } }),
    );
    const phone = wire.child('phone_info');
    // A code of another mini-program would bring a stranger's phone number.
    if (phone.child('watermark').text('appid') !== this.#account.appid) throw unreadableAnswer(api);
    return { phone: phone.text('purePhoneNumber'), countryCode: phone.textOrNumber('countryCode') };
  }

  async getUnlimitedCode(o: Parameters<MiniProgramApi['getUnlimitedCode']>[0]): Promise<Buffer> {
    const api = 'mp.getwxacodeunlimit';
    if (!CODE_SCENE.test(o.scene)) throw new MiniProgramError(api, 40129, 'invalid_argument');
    const body = {
      scene: o.scene,
      page: o.page.replace(/^\/+/, ''),
      check_path: (o.envVersion ?? 'release') === 'release',
      env_version: o.envVersion ?? 'release',
      width: o.width ?? 430,
    };
    return this.#authorised((query) =>
      this.transport.image({ api, path: '/wxa/getwxacodeunlimit', query, body }),
    );
  }

  async sendSubscribeMessage(message: SubscribeMessage): Promise<void> {
    await this.#post('mp.subscribe-send', '/cgi-bin/message/subscribe/send', {
      touser: message.openid,
      template_id: message.templateId,
      page: message.page,
      miniprogram_state: message.miniprogramState ?? 'formal',
      lang: 'zh_CN',
      data: Object.fromEntries(Object.entries(message.fields).map(([name, value]) => [name, { value }])),
    });
  }

  async uploadShippingInfo(shipping: ShippingInfo): Promise<void> {
    await this.#post('mp.upload-shipping-info', '/wxa/sec/order/upload_shipping_info', {
      order_key: { order_number_type: 1, mchid: this.#account.mchid, out_trade_no: shipping.outTradeNo },
      logistics_type: LOGISTICS_TYPE[shipping.method],
      delivery_mode: 1,
      is_all_delivered: true,
      shipping_list: [{ item_desc: cutToCharacters(shipping.summary, 120) }],
      upload_time: toChinaRfc3339Millis(shipping.handedOverAt),
      payer: { openid: shipping.openid },
    });
  }

  async checkText(o: { openid: string; content: string; scene: TextScene }) {
    // WeChat would answer for the beginning only; a cut text must not pass as a whole one.
    if (Array.from(o.content).length > LONGEST_CHECKED_TEXT) {
      throw new MiniProgramError('mp.msg-sec-check', 47001, 'invalid_argument');
    }
    const wire = await this.#post('mp.msg-sec-check', '/wxa/msg_sec_check', {
      version: 2,
      scene: SCENE_NUMBER[o.scene],
      openid: o.openid,
      content: o.content,
    });
    const suggest = wire.child('result').oneOf('suggest', ['pass', 'risky', 'review'] as const);
    return { suggest, traceId: wire.text('trace_id') };
  }

  #post(api: string, path: string, body: object) {
    return this.#authorised((query) => this.transport.json({ api, path, query, body }));
  }

  /** Runs a call with the token; when WeChat says the token is bad, once more with a newer one. */
  async #authorised<T>(run: (query: NonNullable<MiniProgramRequest['query']>) => Promise<T>): Promise<T> {
    const token = await this.tokens.current();
    try {
      return await run({ access_token: token.value });
    } catch (error) {
      if (!(error instanceof MiniProgramError) || !isTokenErrcode(error.errcode)) throw error;
      const newer = await this.tokens.newerThan(token);
      return run({ access_token: newer.value });
    }
  }
}
