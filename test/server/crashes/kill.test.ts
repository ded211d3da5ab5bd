import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderResponse, PlaceOrderRequest, PlaceOrderResponse, SlotsResponse } from '@tianpu/shared/api';
import { row } from '../../../server/src/platform';
import type { Answer } from '../../support/http';
import { expectInvariants } from '../../support/invariants.sql';
import {
  type CustomerWithCart,
  count,
  customerWithCart,
  orderRequest,
  sendOrder,
} from '../../support/orders-world';
import { idOf, openStore, sell } from '../../support/shop-world';
import { openRealShop, type RealShop } from './real-shop';

/** Where a kill -9 may fall, and what the customer sees of it. */
const BEFORE_THE_ANSWER = [
  'checkout.before-commit',
  'checkout.after-commit',
  'payment.prepay-sent',
  'payment.prepay-saved',
] as const;
const AFTER_PAYING = [
  'payment.before-event',
  'payment.after-notify-commit',
  'dispatcher.before-mark',
] as const;

// Once each in the normal run; TIANPU_CRASH_ROUNDS=20 for a long night.
const ROUNDS = Number(process.env['TIANPU_CRASH_ROUNDS'] ?? 1);
/** So many tap at the same moment: the one that reaches the point takes the others down wherever they are. */
const CUSTOMERS = 3;
const STOCK = 100_000;
const SWEEPS_AFTER_RESTART = 2;

jest.setTimeout(60_000 + ROUNDS * 30_000);

interface Buyer extends CustomerWithCart {
  request: PlaceOrderRequest;
  key: string;
}

let shop: RealShop;
let storeId: string;
let cake: string;

beforeAll(async () => {
  shop = await openRealShop();
  storeId = await openStore(shop);
  const skus = [{ key: 'cake-6', dailyCapacity: STOCK }];
  cake = idOf(await sell(shop, { key: 'cake', leadTimeMinutes: 0, skus }), 'cake-6');
  await shop.start({ laterSeconds: 0 });
});

afterAll(() => shop.close());

/**
 * Customers with a full cart who are about to tap "order", all for the same limited cake and the same slot, the
 * `group`-th that has room for them.
 */
async function buyers(group: number): Promise<Buyer[]> {
  const made: CustomerWithCart[] = [];
  for (let each = 0; each < CUSTOMERS; each += 1)
    made.push(await customerWithCart(shop, storeId, [[cake, 1]]));
  const path = `/checkout/slots?storeId=${storeId}&mode=pickup`;
  const { body } = await shop.http.get<SlotsResponse>(path, { token: made[0]?.token });
  const slots = body.days.flatMap((day) => day.slots);
  // Not the next slot: it may be too early by the time a slow machine has restarted the server.
  const comesLater = ({ startsAt }: { startsAt: string }) =>
    Date.parse(startsAt) > Date.now() + 6 * 3_600_000;
  const roomy = slots.filter(
    (slot) => slot.unavailable === null && slot.remaining >= CUSTOMERS && comesLater(slot),
  )[group];
  if (!roomy) throw new Error('no slot has room for all of them');
  return Promise.all(
    made.map(async (customer) => ({
      ...customer,
      request: await orderRequest(shop, customer, { fulfilment: { slotStartsAt: roomy.startsAt } }),
      key: randomUUID(),
    })),
  );
}

/** One tap; undefined when the connection died under it. */
const tap = (buyer: Buyer): Promise<Answer<PlaceOrderResponse> | undefined> =>
  sendOrder(shop, buyer, buyer.request, buyer.key).catch(() => undefined);

async function placed(buyer: Buyer): Promise<OrderResponse> {
  const answer = await tap(buyer);
  if (answer?.status !== 201)
    throw new Error(`the repeated tap answered ${answer?.status} ${JSON.stringify(answer?.body)}`);
  return answer.body.order;
}

/** The orders somebody has, as the books know them. */
const orderIdsOf = async (buyer: Buyer): Promise<string[]> => {
  const found = await row<{ ids: string | null }>(
    shop.db,
    'SELECT GROUP_CONCAT(id) AS ids FROM orders WHERE customer_id = ?',
    [buyer.id],
  );
  return found?.ids?.split(',') ?? [];
};

async function payAtWechat(order: OrderResponse): Promise<void> {
  const known = shop.simulator.state.orders[order.orderNumber];
  if (known?.payment === undefined) await shop.simulator.pay({ outTradeNo: order.orderNumber });
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within 30 s: ${what}`);
    await sleep(50);
  }
}

const isNothingOpen = async (): Promise<boolean> =>
  (await count(shop, "orders WHERE status = 'pending_payment'")) === 0 &&
  (await count(shop, "event_deliveries WHERE status <> 'delivered'")) === 0;

/** The sweepers had their turns since the restart, and nothing is left to do. */
async function swept(since: Date): Promise<void> {
  const after = since.toISOString().replace('T', ' ').replace('Z', '');
  for (const job of ['payments.poll', 'platform.seal-audit']) {
    await until(`${SWEEPS_AFTER_RESTART} runs of ${job}`, async () => {
      const done = await count(
        shop,
        `job_runs WHERE job = '${job}' AND started_at > '${after}' AND finished_at IS NOT NULL`,
      );
      return done >= SWEEPS_AFTER_RESTART;
    });
  }
  await until('every order and reaction is settled', isNothingOpen);
}

/** After everything: one order, one payment at WeChat, one reaction per buyer; and the books as a whole are right. */
async function expectOneOfEach(all: readonly Buyer[], orders: readonly OrderResponse[]): Promise<void> {
  for (const [index, buyer] of all.entries()) {
    const order = orders[index];
    expect(await orderIdsOf(buyer)).toEqual([order?.id]);
    expect(await count(shop, `payments WHERE order_id = '${order?.id}'`)).toBe(1);
    expect(await count(shop, `orders WHERE id = '${order?.id}' AND status = 'paid'`)).toBe(1);
    expect(
      await count(shop, `attributions WHERE customer_id = '${buyer.id}' AND first_order_id = '${order?.id}'`),
    ).toBe(1);
  }
  const atWechat = Object.values(shop.simulator.state.orders);
  expect(atWechat.filter(({ payment }) => payment !== undefined)).toHaveLength(
    await count(shop, "orders WHERE status = 'paid'"),
  );
  expect(await count(shop, 'refunds')).toBe(0);
  await expectInvariants(shop.db);
}

/** They tap while the server dies at the point; those who got an answer pay before it dies, if they are to. */
async function dieAt(point: string, tapping: readonly Buyer[], pays = false): Promise<void> {
  await shop.start({ laterSeconds: 60, killAt: point });
  const answers = await Promise.all(tapping.map(tap));
  if (pays) await Promise.all(answers.map((answer) => answer && payAtWechat(answer.body.order)));
  await shop.died();
}

/** Everybody taps again with the same key, gets the order that survived the death, if one did, and has it paid. */
async function comeBack(all: readonly Buyer[]): Promise<OrderResponse[]> {
  const survived = await Promise.all(all.map(orderIdsOf));
  const orders = await Promise.all(all.map(placed));
  const expected = orders.map(({ id }, index) => survived[index]?.[0] ?? id);
  expect(orders.map(({ id }) => id)).toEqual(expected);
  await Promise.all(orders.map(payAtWechat));
  return orders;
}

const rounds = Array.from({ length: ROUNDS }, (_, round) => round);

describe('P23: kill -9 of the real server', () => {
  beforeEach(async () => {
    if (!shop.isAlive()) await shop.start({ laterSeconds: 60 });
  });

  it.each(BEFORE_THE_ANSWER)(
    'at %s: the same tap gives the same one order, which is paid once',
    async (point) => {
      const groups: Buyer[][] = [];
      for (const round of rounds) groups.push(await buyers(round));
      for (const group of groups) await dieAt(point, group);
      const restartedAt = await shop.start({ laterSeconds: 60 });
      const orders = await comeBack(groups.flat());
      await swept(restartedAt);
      await expectOneOfEach(groups.flat(), orders);
    },
  );

  it.each(AFTER_PAYING)('at %s: what was paid is settled once, with one reaction each', async (point) => {
    const all: Buyer[] = [];
    const orders: OrderResponse[] = [];
    let restartedAt = new Date(0);
    for (const round of rounds) {
      const group = await buyers(round);
      await until('no reaction is open', isNothingOpen);
      await dieAt(point, group, true);
      restartedAt = await shop.start({ laterSeconds: 60 });
      orders.push(...(await comeBack(group)));
      all.push(...group);
      await until('every order is paid and every reaction done', isNothingOpen);
    }
    await swept(restartedAt);
    await expectOneOfEach(all, orders);
  });

  it('at any point of checkout, and nobody comes back: twenty minutes later slot and cake are free again', async () => {
    const held = () => row(shop.db, 'SELECT SUM(reserved) AS held FROM sku_days');
    const heldBefore = await held();
    const groups: Buyer[][] = [];
    for (const index of BEFORE_THE_ANSWER.keys()) groups.push(await buyers(index));
    for (const [index, point] of BEFORE_THE_ANSWER.entries()) await dieAt(point, groups[index] ?? []);
    await swept(await shop.start({ laterSeconds: 20 * 60 }));
    const left = (await Promise.all(groups.flat().map(orderIdsOf))).flat();
    expect(left.length).toBeGreaterThan(0);
    for (const id of left) {
      expect(await count(shop, `orders WHERE id = '${id}' AND status = 'cancelled'`)).toBe(1);
    }
    expect(await held()).toEqual(heldBefore);
    await expectInvariants(shop.db);
  });
});
