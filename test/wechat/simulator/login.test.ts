import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { errcode, MiniProgram } from './support/mini-program';

const keys = generateKeySet();
const { appid } = keys.credentials;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

let sim: Simulator;
let mini: MiniProgram;
beforeEach(async () => {
  sim = await startSimulator({ keys, clock: { mode: 'manual', startAt: new Date('2026-01-01T00:00:00Z') } });
  mini = new MiniProgram(sim);
});
afterEach(() => sim.close());

describe('login', () => {
  it('the page gives a code, the server exchanges it once for the openid of that device', async () => {
    const { code } = await mini.get('/h5/login?device=phone-1');
    const first = await mini.exchange(String(code));
    expect(first).toEqual({
      openid: expect.stringMatching(/^o[\w-]{27}$/),
      session_key: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/),
    });
    expect((await mini.exchange(String(code)))['errcode']).toBe(40029);
    const { code: second } = await mini.get('/h5/login?device=phone-1');
    expect((await mini.exchange(String(second)))['openid']).toBe(first['openid']);
    const { code: other } = await mini.get('/h5/login?device=phone-2');
    expect((await mini.exchange(String(other)))['openid']).not.toBe(first['openid']);
  });

  it('a second phone of the same person has the same openid', () => {
    const first = sim.login('phone-1', '小美').openid;
    expect(sim.login('phone-2', '小美').openid).toBe(first);
    expect(sim.login('phone-2').openid).toBe(first);
  });

  it('a code lives five minutes', async () => {
    const { code } = sim.login('phone-1');
    await sim.clock.advance(5 * MINUTE + 1);
    expect((await mini.exchange(code))['errcode']).toBe(40029);
  });

  it.each([
    [{ appid: 'wx0000000000000002' }, 40013],
    [{ secret: 'wrong' }, 40125],
    [{ grant_type: 'client_credential' }, 40002],
    [{ js_code: '' }, 41008],
    [{ js_code: 'constructor' }, 40029],
  ])('with %p is refused with %i', async (change: Record<string, string>, expected) => {
    expect((await mini.exchange(sim.login('phone-1').code, change))['errcode']).toBe(expected);
  });

  it('a blocked person gets 40226; more than a hundred logins a minute get 45011', async () => {
    for (let count = 1; count <= 100; count += 1) {
      expect(await mini.exchange(sim.login('phone-1').code)).not.toHaveProperty('errcode');
    }
    expect((await mini.exchange(sim.login('phone-1').code))['errcode']).toBe(45011);
    const { code, openid } = sim.login('phone-2');
    sim.set({ blockedOpenids: [openid] });
    expect((await mini.exchange(code))['errcode']).toBe(40226);
  });

  it('unionid only when bound to an Open Platform account', async () => {
    sim.set({ unionBound: true });
    expect((await mini.exchange(sim.login('phone-1').code))['unionid']).toMatch(/^o[\w-]{27}$/);
  });
});

describe('access tokens', () => {
  it('are repeated until five minutes before the end; then a new one is issued and both work', async () => {
    const first = await mini.stableToken();
    expect(first['expires_in']).toBe(7200);
    await sim.clock.advance(6000 * SECOND);
    expect(await mini.stableToken()).toEqual({ access_token: first['access_token'], expires_in: 1200 });
    await sim.clock.advance(901 * SECOND);
    const second = await mini.stableToken();
    expect(second['access_token']).not.toBe(first['access_token']);
    const check = (token: unknown) =>
      errcode(mini.post(`/wxa/getwxacodeunlimit?access_token=${token}`, { scene: '' }));
    expect([await check(first['access_token']), await check(second['access_token'])]).toEqual([40169, 40169]);
    await sim.clock.advance(300 * SECOND);
    expect([await check(first['access_token']), await check(second['access_token'])]).toEqual([42001, 40169]);
  });

  it('force_refresh ends the old token; not twice within 30 s, not 21 times a day', async () => {
    const first = await mini.stableToken();
    const second = await mini.stableToken(true);
    const used = mini.post(`/wxa/getwxacodeunlimit?access_token=${first['access_token']}`, { scene: 'a' });
    expect(await errcode(used)).toBe(40001);
    expect((await mini.stableToken())['access_token']).toBe(second['access_token']);
    expect((await mini.stableToken(true))['errcode']).toBe(45011);
    for (let count = 2; count <= 20; count += 1) {
      await sim.clock.advance(30 * SECOND);
      expect(await mini.stableToken(true)).toHaveProperty('access_token');
    }
    await sim.clock.advance(30 * SECOND);
    expect((await mini.stableToken(true))['errcode']).toBe(45009);
  });

  it('missing 41001; invalidated 40001; wrong secret 40125', async () => {
    expect(await errcode(mini.post('/wxa/getwxacodeunlimit', { scene: 'a' }))).toBe(41001);
    const { access_token: token } = await mini.stableToken();
    sim.invalidateTokens();
    expect(await errcode(mini.post(`/wxa/getwxacodeunlimit?access_token=${token}`, { scene: 'a' }))).toBe(
      40001,
    );
    const wrong = mini.post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret: 'x' });
    expect(await errcode(wrong)).toBe(40125);
  });
});

describe('phone number', () => {
  it('W9: a code gives the number of that device once, within five minutes', async () => {
    const { code } = await mini.get('/h5/phone-code?device=phone-1&phone=13800138000');
    expect((await mini.call('/wxa/business/getuserphonenumber', { code })).json).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13800138000',
        purePhoneNumber: '13800138000',
        countryCode: '86',
        watermark: { timestamp: 1767225600, appid },
      },
    });
    expect(await errcode(mini.call('/wxa/business/getuserphonenumber', { code }))).toBe(40029);
    const { code: late } = sim.phoneCode('phone-1');
    await sim.clock.advance(5 * MINUTE + 1);
    expect(await errcode(mini.call('/wxa/business/getuserphonenumber', { code: late }))).toBe(40029);
  });

  it('a login code is no phone code', async () => {
    const { code } = sim.login('phone-1');
    expect(await errcode(mini.call('/wxa/business/getuserphonenumber', { code }))).toBe(40029);
  });
});
