import { generateKeySet, RESEND_AFTER_MS, type Simulator, startSimulator } from '../../wechat-simulator/src';
import { Merchant, OPENID } from './support/merchant';
import { openNotification } from './support/notification';
import { type Received, Receiver } from './support/receiver';

const keys = generateKeySet();
const NO = 'C202601010000001';
const START = Date.parse('2026-01-01T00:00:00Z');

let sim: Simulator;
let merchant: Merchant;
let shop: Receiver;
beforeAll(async () => {
  shop = await Receiver.start();
  sim = await startSimulator({ keys, clock: { mode: 'manual', startAt: new Date(START) } });
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

describe('a payment notification', () => {
  it('is signed and encrypted so that an independent library verifies and opens it', async () => {
    await payOrder();
    await sim.clock.idle();
    expect(shop.received).toHaveLength(1);
    const { isGenuine, eventType, decrypt, resource } = last();
    expect({ isGenuine, eventType, type: resource.original_type }).toEqual({
      isGenuine: true,
      eventType: 'TRANSACTION.SUCCESS',
      type: 'transaction',
    });
    expect(decrypt()).toMatchObject({
      out_trade_no: NO,
      trade_state: 'SUCCESS',
      payer: { openid: OPENID },
      amount: { total: 19800, payer_total: 19800 },
    });
    expect(shop.received[0]?.headers['wechatpay-serial']).toBe(sim.credentials.platformSerial);
  });

  it('acknowledged with 200 or 204 is never sent again', async () => {
    for (const [outTradeNo, status] of [
      ['C202601010000011', 200],
      ['C202601010000012', 204],
    ] as const) {
      shop.script = () => status;
      await payOrder(outTradeNo);
      await sim.clock.advance(48 * 3_600_000);
    }
    expect(shop.received).toHaveLength(2);
  });

  it('a refund notification says refund_status and carries the refund', async () => {
    await payOrder();
    await merchant.refund(NO, 'R1', 5985, { notify_url: shop.url });
    await sim.clock.advance(2000);
    const { eventType, decrypt } = last();
    expect(eventType).toBe('REFUND.SUCCESS');
    expect(decrypt()).toMatchObject({
      out_refund_no: 'R1',
      refund_status: 'SUCCESS',
      success_time: new Date(sim.clock.now().getTime() + 8 * 3_600_000)
        .toISOString()
        .replace('.000Z', '+08:00'),
      amount: { total: 19800, refund: 5985, payer_total: 19800, payer_refund: 5985 },
    });
    expect(decrypt()).not.toHaveProperty('status');
  });
});

describe('P3: resends', () => {
  it('follow the documented schedule for 24 h 4 min and then stop; each is freshly signed', async () => {
    const sentAtSeconds: number[] = [];
    shop.script = () => {
      sentAtSeconds.push((sim.clock.now().getTime() - START) / 1000);
      return 500;
    };
    sim.reset();
    const began = (sim.clock.now().getTime() - START) / 1000;
    await payOrder();
    await sim.clock.advance(48 * 3_600_000);
    const steps = sentAtSeconds.map((second, at) => second - (sentAtSeconds[at - 1] ?? began));
    expect(steps).toEqual([
      0, 15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600,
    ]);
    expect(RESEND_AFTER_MS.reduce((sum, ms) => sum + ms, 0)).toBe((24 * 60 + 4) * 60_000);
    const times = shop.received.map(({ headers }) => Number(headers['wechatpay-timestamp']));
    expect(times.map((time) => time - START / 1000)).toEqual(sentAtSeconds.map(Math.floor));
    expect(new Set(shop.received.map((received) => open(received).id)).size).toBe(1);
    expect(shop.received.every((received) => open(received).isGenuine)).toBe(true);
  });

  it('the fifteenth resend is the last chance and is taken', async () => {
    shop.script = (_received, count) => (count <= 15 ? 500 : 204);
    await payOrder();
    await sim.clock.advance(86_640_000);
    expect(shop.received).toHaveLength(16);
    expect(Object.values(sim.state.notifications).map(({ acknowledged }) => acknowledged)).toEqual([true]);
  });

  it('a receiver slower than the limit counts as failed', async () => {
    sim.set({ notifications: { answerWithinMs: 80 } });
    shop.script = (_received, count) => (count === 1 ? 'silence' : 204);
    await payOrder();
    await sim.clock.advance(15_000);
    expect(
      sim.journal.entries({ kind: 'notification' }).map(({ status, verdict }) => [status, verdict]),
    ).toEqual([
      [0, 'no answer in time'],
      [204, 'ok'],
    ]);
  });

  it.each([301, 400, 401, 500])('an answer of %i counts as failed', async (status) => {
    shop.script = () => status;
    await payOrder();
    await sim.clock.advance(15_000);
    expect(shop.received).toHaveLength(2);
  });
});
