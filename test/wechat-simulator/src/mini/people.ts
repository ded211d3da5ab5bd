import { randomBytes } from 'node:crypto';
import { randomDigits } from '../core/random';
import { type OneTimeCode, own, type Person } from '../core/state';
import type { World } from '../world';
import { MiniApiError } from './errors';

const CODE_LIVES_MS = 5 * 60_000;
const LOGINS_PER_MINUTE = 100;

/** WeChat users as the simulator knows them: a device is bound to a person, a person has one openid. */
export class People {
  constructor(private readonly world: World) {}

  /**
   * The person using a device, made on first sight. `as` names the person, so a second device given the same
   * name belongs to the same openid. `phone` sets the number WeChat would hand out.
   */
  onDevice(device: string, as?: string, phone?: string): Person {
    const { state } = this.world;
    const openid = (as ? own(state.names, as) : own(state.devices, device)) ?? newOpenid();
    state.devices[device] = openid;
    if (as) state.names[as] = openid;
    const person = own(state.people, openid) ?? this.add(openid);
    if (phone) person.phone = phone;
    this.world.changed();
    return person;
  }

  find(openid: string): Person | undefined {
    return own(this.world.state.people, openid);
  }

  /** A single-use code valid five minutes, as `wx.login` or the phone button hand out. */
  issueCode(person: Person, kind: OneTimeCode['kind']): string {
    const code = `0${randomBytes(24).toString('base64url').slice(0, 31)}`;
    const expiresAtMs = this.world.clock.now().getTime() + CODE_LIVES_MS;
    this.world.state.codes[code] = { code, kind, openid: person.openid, phone: person.phone, expiresAtMs };
    this.world.changed();
    return code;
  }

  /** Uses a code up; 40029 when unknown, of the other kind, used or older than five minutes. */
  redeemCode(code: string, kind: OneTimeCode['kind']): OneTimeCode {
    const known = own(this.world.state.codes, code);
    const nowMs = this.world.clock.now().getTime();
    if (!known || known.kind !== kind || known.usedAtMs !== undefined || known.expiresAtMs < nowMs) {
      throw new MiniApiError(40029, 'invalid code');
    }
    known.usedAtMs = nowMs;
    this.world.changed();
    return known;
  }

  /** `GET /sns/jscode2session`. */
  exchange(query: URLSearchParams): Record<string, unknown> {
    const { credentials, settings, clock } = this.world;
    if (query.get('appid') !== credentials.appid) throw new MiniApiError(40013, 'invalid appid');
    if (query.get('secret') !== credentials.appSecret) throw new MiniApiError(40125, 'invalid appsecret');
    if (query.get('grant_type') !== 'authorization_code') throw new MiniApiError(40002, 'invalid grant_type');
    const jsCode = query.get('js_code');
    if (!jsCode) throw new MiniApiError(41008, 'missing code');
    const { openid } = this.redeemCode(jsCode, 'login');
    if (settings.blockedOpenids.includes(openid)) throw new MiniApiError(40226, 'code blocked');
    const person = this.find(openid) ?? this.add(openid);
    const nowMs = clock.now().getTime();
    person.loginAtMs = person.loginAtMs.filter((atMs) => nowMs - atMs < 60_000);
    if (person.loginAtMs.length >= LOGINS_PER_MINUTE)
      throw new MiniApiError(45011, 'api minute-quota reach limit');
    person.loginAtMs.push(nowMs);
    person.lastActiveAtMs = nowMs;
    person.sessionKey = randomBytes(16).toString('base64');
    this.world.changed();
    const { sessionKey, unionid } = person;
    return { openid, session_key: sessionKey, ...(settings.unionBound ? { unionid } : {}) };
  }

  /** `POST /wxa/business/getuserphonenumber`. */
  phoneNumber(body: Record<string, unknown>): Record<string, unknown> {
    const { code } = body;
    if (typeof code !== 'string' || !code) throw new MiniApiError(40029, 'invalid code');
    const { phone = '' } = this.redeemCode(code, 'phone');
    const { clock, credentials } = this.world;
    const timestamp = Math.floor(clock.now().getTime() / 1000);
    return {
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: phone,
        purePhoneNumber: phone,
        countryCode: '86',
        watermark: { timestamp, appid: credentials.appid },
      },
    };
  }

  private add(openid: string): Person {
    const person: Person = {
      openid,
      unionid: newOpenid(),
      phone: `138${randomDigits(8)}`,
      sessionKey: randomBytes(16).toString('base64'),
      lastActiveAtMs: this.world.clock.now().getTime(),
      loginAtMs: [],
    };
    this.world.state.people[openid] = person;
    return person;
  }
}

/** `o` and 27 more characters. */
const newOpenid = (): string => `o${randomBytes(21).toString('base64url').slice(0, 27)}`;
