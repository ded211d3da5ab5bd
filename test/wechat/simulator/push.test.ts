import { decrypt, getSignature } from '@wecom/crypto';
import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { type Received, Receiver } from './support/receiver';

const keys = generateKeySet();
const { appid, pushToken, pushAesKey, originalId } = keys.credentials;
const EVENT = {
  MsgType: 'event',
  Event: 'user_authorization_revoke',
  FromUserName: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
};

let sim: Simulator;
let shop: Receiver;
beforeAll(async () => {
  shop = await Receiver.start();
  sim = await startSimulator({ keys, settings: { pushUrl: shop.url } });
});
beforeEach(() => {
  shop.clear();
  shop.script = () => ({ status: 200, body: 'success' });
});
afterAll(async () => {
  await sim.close();
  await shop.close();
});

const queryOf = ({ target }: Received) => new URL(target, 'http://shop').searchParams;
/** Signature over the given parts, by the independent library. */
const expectedSignature = (query: URLSearchParams, encrypted: string) =>
  getSignature(pushToken, query.get('timestamp') ?? '', query.get('nonce') ?? '', encrypted);

describe('message push', () => {
  it('W6: an independent library checks the signature and opens the frame, appid included', async () => {
    expect(await sim.push({ event: EVENT })).toEqual([{ status: 200, body: 'success' }]);
    const received = shop.received[0] as Received;
    const query = queryOf(received);
    const { Encrypt: encrypted, ToUserName: to } = JSON.parse(received.body);
    expect(to).toBe(originalId);
    expect(query.get('msg_signature')).toBe(expectedSignature(query, encrypted));
    expect(query.get('signature')).toBe(expectedSignature(query, ''));
    const { message, id } = decrypt(pushAesKey, encrypted);
    expect(id).toBe(appid);
    expect(JSON.parse(message)).toMatchObject({ ...EVENT, ToUserName: originalId });
  });

  it('as XML', async () => {
    await sim.push({ event: EVENT, format: 'xml' });
    const { body } = shop.received[0] as Received;
    const encrypted = /<Encrypt><!\[CDATA\[(.+?)\]\]><\/Encrypt>/.exec(body)?.[1] ?? '';
    expect(decrypt(pushAesKey, encrypted).message).toContain(
      '<Event><![CDATA[user_authorization_revoke]]></Event>',
    );
  });

  it('in plain mode', async () => {
    await sim.push({ event: EVENT, mode: 'plain' });
    const received = shop.received[0] as Received;
    expect(JSON.parse(received.body)).toMatchObject(EVENT);
    expect(queryOf(received).has('msg_signature')).toBe(false);
  });

  it('W6: wrong signature, foreign appid, old timestamp on request', async () => {
    const flaws = [{ signature: true }, { appid: 'wxffffffffffffffff' }, { shiftSeconds: -600 }];
    for (const flaw of flaws) await sim.push({ event: EVENT, flaw });
    const [forged, foreign, old] = shop.received as [Received, Received, Received];
    const encryptedOf = ({ body }: Received) => JSON.parse(body).Encrypt;
    expect(queryOf(forged).get('msg_signature')).not.toBe(
      expectedSignature(queryOf(forged), encryptedOf(forged)),
    );
    expect(decrypt(pushAesKey, encryptedOf(foreign)).id).toBe('wxffffffffffffffff');
    expect(Math.abs(Date.now() / 1000 - 600 - Number(queryOf(old).get('timestamp')))).toBeLessThan(5);
  });

  it('W7: a silent receiver gets three resends of the same message', async () => {
    shop.script = () => 'silence';
    const answers = await sim.push({ event: { MsgType: 'text', Content: '你好' }, answerWithinMs: 30 });
    expect(answers.map(({ failure }) => failure)).toEqual(Array(4).fill('no answer in time'));
    const ids = shop.received.map(
      ({ body }) => JSON.parse(decrypt(pushAesKey, JSON.parse(body).Encrypt).message).MsgId,
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('checks the address: a server that echoes is right, one that does not is not', async () => {
    shop.script = (received) => ({ status: 200, body: queryOf(received).get('echostr') ?? '' });
    expect((await sim.verifyPushUrl(shop.url)).isCorrect).toBe(true);
    const query = queryOf(shop.received[0] as Received);
    expect(query.get('signature')).toBe(expectedSignature(query, ''));
    shop.script = () => ({ status: 200, body: 'success' });
    expect((await sim.verifyPushUrl(shop.url)).isCorrect).toBe(false);
  });
});
