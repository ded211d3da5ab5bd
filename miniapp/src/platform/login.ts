import Taro from '@tarojs/taro';
import { isH5 } from './build';
import { send } from './http';
import { readStored, store } from './storage';

/** What signing in needs to know of the server: the port of the WeChat simulator, or null with the real WeChat. */
export interface LoginSurroundings {
  simulatorPort: number | null;
}

/**
 * A one-time code that the server exchanges for the customer's openid. In WeChat it comes from `wx.login`; in a browser
 * the simulator on the same host plays WeChat and remembers this browser by a random name, so that a second visit is the
 * same customer. Throws when neither is there.
 */
export async function loginCode(surroundings: LoginSurroundings): Promise<string> {
  if (!isH5) {
    const answer = await Taro.login();
    if (!answer.code) throw new Error(answer.errMsg);
    return answer.code;
  }
  return simulatorCode(surroundings, '/h5/login', personFromAddress());
}

/** The code behind the phone-number button, in a browser given by the simulator instead of WeChat's own dialog. */
export function simulatedPhoneCode(surroundings: LoginSurroundings): Promise<string> {
  return simulatorCode(surroundings, '/h5/phone-code', null);
}

/** Address of the simulator's pages on this page's own host: `http://localhost:9080`. */
export function simulatorOrigin(port: number): string {
  return `${window.location.protocol}//${window.location.hostname}:${port}`;
}

async function simulatorCode(around: LoginSurroundings, path: string, as: string | null): Promise<string> {
  if (around.simulatorPort === null) throw new Error('sign-in in a browser needs the WeChat simulator');
  const person = as === null ? '' : `&as=${encodeURIComponent(as)}`;
  const url = `${simulatorOrigin(around.simulatorPort)}${path}?device=${encodeURIComponent(deviceName())}${person}`;
  const answer = await send({ method: 'GET', url, headers: {}, timeoutMs: 8000 });
  const body = answer.body;
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string')
    return body.code;
  throw new Error(`the simulator answered ${answer.status} without a code`);
}

/** `?as=lin` in the page's address signs in as that person: how a second phone of one customer is shown. */
function personFromAddress(): string | null {
  return new URLSearchParams(window.location.search).get('as');
}

function deviceName(): string {
  const kept = readStored('device');
  if (typeof kept === 'string') return kept;
  const fresh = `h5-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 12)}`;
  store('device', fresh);
  return fresh;
}
