import { isRecord } from '../core/http';
import { own } from '../core/state';
import type { World } from '../world';
import { dataFormatError, invalidArgument, MiniApiError } from './errors';

const FIELDS = ['touser', 'template_id', 'page', 'miniprogram_state', 'lang', 'data'];
const CHINESE = /^[\u4e00-\u9fff·]+$/;
const DAY = '\\d{4}(-\\d{1,2}-\\d{1,2}|年\\d{1,2}月\\d{1,2}日)';
const TIME_OF_DAY = '\\d{1,2}:\\d{2}(:\\d{2})?';

/** What each kind of template field may contain. The kind is the field's name without its number. */
const KINDS: Record<string, (value: string) => boolean> = {
  thing: (value) => [...value].length <= 20,
  number: (value) => /^-?\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[^\w\s\u4e00-\u9fff]{1,5}$/.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => new RegExp(`^(${DAY} )?${TIME_OF_DAY}(~(${DAY} )?${TIME_OF_DAY})?$|^${DAY}$`).test(value),
  date: (value) => new RegExp(`^${DAY}( ${TIME_OF_DAY})?$`).test(value),
  amount: (value) => /^[¥￥$]?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => [...value].length <= 8,
  name: (value) =>
    CHINESE.test(value) ? [...value].length <= 10 : /^[\w\u4e00-\u9fff ·.-]{1,20}$/.test(value),
  phrase: (value) => CHINESE.test(value) && [...value].length <= 5,
};

const key = (openid: string, templateId: string): string => `${openid} ${templateId}`;

/** One-time subscribe messages: each acceptance allows one message. */
export class Subscriptions {
  constructor(private readonly world: World) {}

  /** The person answered the subscribe dialogue; `ban` is a ban by the template's owner (43107). */
  answer(openid: string, templateId: string, answer: 'accept' | 'reject' | 'ban'): void {
    const { subscriptions } = this.world.state;
    const allowed = Math.max(own(subscriptions, key(openid, templateId)) ?? 0, 0);
    if (answer === 'accept') subscriptions[key(openid, templateId)] = allowed + 1;
    if (answer === 'ban') subscriptions[key(openid, templateId)] = -1;
    this.world.changed();
  }

  /** `POST /cgi-bin/message/subscribe/send`. */
  send(body: Record<string, unknown>): Record<string, unknown> {
    const unknown = Object.keys(body).filter((name) => !FIELDS.includes(name));
    if (unknown.length > 0) throw dataFormatError(`unknown field ${unknown.join(', ')}`);
    const { touser, template_id: templateId, page = '', miniprogram_state: state = 'formal' } = body;
    if (typeof touser !== 'string' || !/^o[A-Za-z0-9_-]{27}$/.test(touser)) {
      throw new MiniApiError(40003, 'invalid openid');
    }
    const expected = this.templateFields(templateId);
    if (typeof page !== 'string' || page.startsWith('/')) throw new MiniApiError(41030, 'invalid page');
    if (typeof state !== 'string' || !['developer', 'trial', 'formal'].includes(state)) {
      throw invalidArgument('miniprogram_state');
    }
    const fields = checkedFields(body['data'], expected);
    this.useUp(touser, String(templateId));
    const atMs = this.world.clock.now().getTime();
    this.world.state.sentMessages.push({ touser, templateId: String(templateId), page, fields, atMs });
    this.world.changed();
    return { errcode: 0, errmsg: 'ok' };
  }

  private templateFields(templateId: unknown): string[] | undefined {
    const { templates } = this.world.settings;
    const isKnown = typeof templateId === 'string' && Object.hasOwn(templates, templateId);
    const anyGoes = Object.keys(templates).length === 0 && /^[A-Za-z0-9_-]{43}$/.test(String(templateId));
    if (!isKnown && !anyGoes) throw new MiniApiError(40037, 'invalid template_id');
    return isKnown ? templates[templateId] : undefined;
  }

  private useUp(openid: string, templateId: string): void {
    const { subscriptions } = this.world.state;
    const left = own(subscriptions, key(openid, templateId)) ?? 0;
    if (left === -1) throw new MiniApiError(43107, 'user refuse list banned');
    if (left === 0) throw new MiniApiError(43101, 'user refuse to accept the msg');
    subscriptions[key(openid, templateId)] = left - 1;
  }
}

function checkedFields(content: unknown, expected: string[] | undefined): Record<string, string> {
  if (!isRecord(content)) throw dataFormatError('data');
  const names = Object.keys(content);
  if (names.length === 0) throw invalidArgument('data');
  const wrong =
    expected && [...names, ...expected].find((name) => !names.includes(name) || !expected.includes(name));
  if (wrong) throw invalidArgument(`data.${wrong}.value`);
  const fields: Record<string, string> = {};
  for (const name of names) {
    const holder = content[name];
    const value = isRecord(holder) ? holder['value'] : undefined;
    const kind = own(KINDS, name.replace(/\d+$/, ''));
    if (typeof value !== 'string' || value === '' || !/\d$/.test(name) || !kind?.(value)) {
      throw invalidArgument(`data.${name}.value`);
    }
    if (value.includes('违禁测试')) throw new MiniApiError(45168, 'hit sensitive words');
    fields[name] = value;
  }
  return fields;
}
