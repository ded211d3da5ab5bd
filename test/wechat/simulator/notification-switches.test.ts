import { generateKeySet, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { Merchant } from './support/merchant';
import { openNotification } from './support/notification';
import { type Received, Receiver } from './support/receiver';

const keys = generateKeySet();
const NO = 'C202601010000001';

let sim: Simulator;
let merchant: Merchant;
let shop: Receiver;
beforeAll(async () => {
  shop = await Receiver.start();
  sim = await startSimulator({ keys, clock: { mode: 'manual', startAt: new Date('2026-01-01T00:00:00Z') } });
  merchant = new Merchant(sim);
});
afterEach(() => {
  sim.reset();
  shop.clear();
});
afterAll(async () => {
  await sim.close();
  await shop.close();
});

async function payOrder(outTradeNo = NO): Promise<void> {
  await merchant.place(outTradeNo, { notify_url: shop.url });
  await sim.pay({ outTradeNo });
}

const open = (received: Received, publicKey?: string) =>
  openNotification(sim.credentials, received, publicKey);
const last = () => open(shop.received.at(-1) as Received);

describe('switches', () => {
  it('P4: dropped notifications never arrive', async () => {
    sim.set({ notifications: { drop: true } });
    await payOrder();
    await sim.clock.advance(48 * 3_600_000);
    expect(shop.received).toEqual([]);
  });

  it('duplicates arrive together with one id', async () => {
    sim.set({ notifications: { copies: 3 } });
    await payOrder();
    await sim.clock.idle();
    expect(new Set(shop.received.map((received) => open(received).id)).size).toBe(1);
    expect(shop.received).toHaveLength(3);
  });

  it('reordered: the newer of two arrives first; a lonely one at latest after ten seconds', async () => {
    sim.set({ notifications: { reorder: true } });
    for (const outTradeNo of ['C202601010000021', 'C202601010000022', 'C202601010000023'])
      await payOrder(outTradeNo);
    const arrived = () => shop.received.map((received) => open(received).decrypt().out_trade_no);
    await sim.clock.idle();
    expect(arrived()).toEqual(['C202601010000022', 'C202601010000021']);
    await sim.clock.advance(10_000);
    expect(arrived().at(-1)).toBe('C202601010000023');
  });

  it('reordering starts afresh after a reset', async () => {
    sim.set({ notifications: { reorder: true } });
    await payOrder();
    sim.reset();
    sim.set({ notifications: { reorder: true } });
    await payOrder();
    await sim.clock.idle();
    expect(shop.received).toEqual([]);
    await sim.clock.advance(10_000);
    expect(shop.received).toHaveLength(1);
  });

  it('P5: with notify-before-answer the shop hears of the payment before it has the prepay_id', async () => {
    sim.set({ notifyBeforePrepayAnswer: true });
    const order: string[] = [];
    shop.script = () => {
      order.push('notification');
      return 204;
    };
    const answer = await merchant.place(NO, { notify_url: shop.url });
    order.push('answer');
    expect(order).toEqual(['notification', 'answer']);
    expect(answer.json['prepay_id']).toBeDefined();
  });

  it('P7: a probe has a SIGNTEST signature, is not counted, and the genuine one follows', async () => {
    sim.set({ notifications: { signTestRate: 1 } });
    shop.script = ({ headers }) =>
      String(headers['wechatpay-signature']).startsWith('WECHATPAY/SIGNTEST/') ? 401 : 204;
    await payOrder();
    await sim.clock.idle();
    expect(shop.received.map((received) => open(received).isGenuine)).toEqual([false, true]);
    await sim.clock.advance(48 * 3_600_000);
    expect(shop.received).toHaveLength(2);
  });

  it('P7: a receiver that takes the probe is caught in the journal', async () => {
    sim.set({ notifications: { signTestRate: 1 } });
    await payOrder();
    await sim.clock.idle();
    expect(sim.journal.entries({ kind: 'notification' })[0]?.verdict).toMatch(/probe accepted/);
  });

  it('W12: certificate mode signs with the certificate, grey mode with both, a rotated key with the new one', async () => {
    const { credentials } = sim;
    const serialOf = () => String(shop.received.at(-1)?.headers['wechatpay-serial']);
    await payOrder();
    sim.set({ platformKeyMode: 'certificate' });
    await sim.notify(NO);
    expect(serialOf()).toBe(credentials.platformCertSerial);
    expect(open(shop.received.at(-1) as Received, credentials.platformCertPem).isGenuine).toBe(true);
    sim.set({ platformKeyMode: 'grey' });
    const serials = new Set<string>();
    for (let round = 0; round < 2; round += 1) {
      await sim.notify(NO);
      serials.add(serialOf());
    }
    expect(serials).toEqual(new Set([credentials.platformSerial, credentials.platformCertSerial]));
    sim.set({ platformKeyMode: 'public-key' });
    const rotated = sim.rotatePlatformKey();
    await sim.notify(NO);
    expect(serialOf()).toBe(rotated.serial);
    expect(open(shop.received.at(-1) as Received, rotated.publicKeyPem).isGenuine).toBe(true);
  });
});

describe('sent on request', () => {
  beforeEach(async () => {
    await payOrder();
    await sim.clock.idle();
    shop.clear();
  });

  it('P1: the same notification 300 times in parallel', async () => {
    const reports = await sim.notify(NO, { times: 300, parallel: true });
    expect(reports.map(({ status }) => status)).toEqual(Array(300).fill(204));
    expect(new Set(shop.received.map((received) => open(received).id)).size).toBe(1);
  });

  it('P2: fifteen different ids for one payment', async () => {
    await sim.notify(NO, { times: 15, freshIds: true });
    const opened = shop.received.map((received) => open(received));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(15);
    expect(new Set(opened.map(({ decrypt }) => decrypt().transaction_id)).size).toBe(1);
  });

  it.each(['random', 'otherKey'] as const)('P6: forged with a %s signature', async (signature) => {
    await sim.notify(NO, { flaw: { signature } });
    expect(last().isGenuine).toBe(false);
  });

  it('P6: unknown serial, or no signature headers at all', async () => {
    await sim.notify(NO, { flaw: { unknownSerial: true } });
    expect(shop.received[0]?.headers['wechatpay-serial']).not.toBe(sim.credentials.platformSerial);
    await sim.notify(NO, { flaw: { missing: true } });
    expect(shop.received[1]?.headers['wechatpay-signature']).toBeUndefined();
  });

  it('P8: dated 301 s back, correctly signed', async () => {
    await sim.notify(NO, { flaw: { shiftSeconds: -301 } });
    const offSeconds =
      Number(shop.received[0]?.headers['wechatpay-timestamp']) - sim.clock.now().getTime() / 1000;
    expect(Math.ceil(offSeconds)).toBe(-301);
    expect(last().isGenuine).toBe(true);
  });

  it.each(['ciphertext', 'tag', 'nonce', 'associated_data'] as const)(
    'P9: a damaged %s, signed again, verifies but cannot be opened',
    async (tamper) => {
      await sim.notify(NO, { flaw: { tamper } });
      expect(last().isGenuine).toBe(true);
      expect(() => last().decrypt()).toThrow();
    },
  );

  it('P9: damaged after signing it does not verify', async () => {
    await sim.notify(NO, { flaw: { tamperAfterSigning: true } });
    expect(last().isGenuine).toBe(false);
  });

  it('P9: after a change of the APIv3 key only the new key opens it', async () => {
    const newKey = 'NewApiV3KeyNewApiV3KeyNewApiV3Ke';
    sim.setApiV3Key(newKey);
    await sim.notify(NO);
    expect(() => last().decrypt()).toThrow();
    expect(last().decrypt(newKey)).toMatchObject({ out_trade_no: NO });
  });

  it('P10: rewritten with escapes and spaces, it still verifies over its bytes', async () => {
    await sim.notify(NO, { flaw: { spelling: 'escaped' } });
    expect(shop.received[0]?.body).toContain('\\u652f\\u4ed8');
    expect(last().isGenuine).toBe(true);
  });

  it('P11, P14: with another amount or number inside', async () => {
    await sim.notify(NO, {
      flaw: { override: { amount: { total: 19799 }, out_trade_no: 'C209901010000001' } },
    });
    expect(last().decrypt()).toMatchObject({
      out_trade_no: 'C209901010000001',
      amount: { total: 19799, payer_total: 19800, currency: 'CNY' },
    });
  });
});
