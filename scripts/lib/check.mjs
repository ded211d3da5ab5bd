// scripts/start --check: one real order from the scanned code to the verified pickup, every step printed.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient, ApiRefusal } from './api-client.mjs';

const yuan = (fen) => `¥${(fen / 100).toFixed(2)}`;
const clock = (instant) =>
  new Date(instant).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false }).slice(0, -3);

/** Expects a refusal with `code`; anything else is an error. */
async function refused(code, work) {
  const outcome = await work.then(
    () => 'accepted',
    (error) => {
      if (error instanceof ApiRefusal) return error;
      throw error;
    },
  );
  if (outcome === 'accepted' || outcome.problem?.code !== code) {
    throw new Error(`Expected a refusal ${code}, got ${outcome === 'accepted' ? 'none' : outcome.message}`);
  }
  return outcome.problem;
}

async function firstFreeSlot(customer, storeId) {
  const { days } = await customer.get(`/checkout/slots?storeId=${storeId}&mode=pickup`);
  const slot = days.flatMap((day) => day.slots).find((each) => each.unavailable === null);
  if (!slot) throw new Error('No slot is free in the bookable days');
  return slot;
}

async function untilPaid(customer, orderId) {
  for (let tries = 0; tries < 100; tries += 1) {
    const order = await customer.get(`/orders/${orderId}`);
    if (order.status !== 'pending_payment') return order;
    await sleep(100);
  }
  throw new Error('The payment notification did not settle the order within 10 s');
}

/** Runs the story against a started stack; throws at the first thing that is not as it should be. */
export async function checkOneOrder(stack) {
  if (!stack.simulator) throw new Error('--check pays with the WeChat simulator; unset WECHAT_APPID for it.');
  const say = (text) => console.log(`  · ${text}`);
  const wechat = stack.simulator;
  console.log('\n  One order, from scan to pickup');

  const anonymous = new ApiClient(stack.url);
  for (const path of ['/healthz', '/readyz']) {
    const response = await fetch(`${stack.url}${path}`);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  }
  const device = `check-${randomUUID()}`;
  const { code } = await (await fetch(`${wechat.baseUrl}/h5/login?device=${device}`)).json();
  const session = await anonymous.post('/sessions', { code });
  say('signed in silently: login code → openid, new customer');
  const customer = new ApiClient(stack.url, session.accessToken);
  const visit = await customer.post('/visits', { scene: 'WLP1' });
  say(`scanned code WLP1: ${visit.source.label} (${visit.source.kind})`);

  const stores = await anonymous.get('/stores');
  const store = stores.find((each) => each.id === visit.source.storeId) ?? stores[0];
  const menu = await anonymous.get(`/catalog/menu?storeId=${store.id}`);
  const product = menu.products.find((each) =>
    each.skus.some((sku) => sku.onSale && sku.remainingToday === null),
  );
  const sku = product.skus.find((each) => each.onSale);
  say(
    `${store.name}: ${menu.products.length} products; she takes ${product.name} ${sku.options.join(' · ')}`,
  );
  const cart = await customer.post(`/cart/lines?storeId=${store.id}`, {
    storeId: store.id,
    skuId: sku.id,
    quantity: 1,
  });
  const { quote, cartVersion } = await customer.post('/checkout/quote', {
    mode: 'pickup',
    storeId: store.id,
  });
  say(`cart version ${cart.version}, to pay ${yuan(quote.payableFen)}`);

  const slot = await firstFreeSlot(customer, store.id);
  const order = {
    fulfilment: { mode: 'pickup', storeId: store.id, slotStartsAt: slot.startsAt },
    note: '请配蜡烛',
    cartVersion,
    expectedPayableFen: quote.payableFen,
  };
  await refused(
    'quote.price_changed',
    customer.post('/orders', { ...order, expectedPayableFen: 1 }, { idempotent: true }),
  );
  say('an order for another total than the shop’s is refused');
  const placed = await customer.post('/orders', order, { idempotent: true });
  say(
    `placed ${placed.order.orderNumber}, pickup ${clock(slot.startsAt)}; slot held until ${clock(placed.order.payBefore)}`,
  );

  const sheet = await fetch(`${wechat.baseUrl}/h5/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...placed.payment, device, result: 'ok' }),
  }).then((response) => response.json());
  if (sheet.errMsg !== 'requestPayment:ok') throw new Error(`The payment sheet answered ${sheet.errMsg}`);
  const paid = await untilPaid(customer, placed.order.id);
  say(
    `paid ${yuan(paid.payableFen)} at ${clock(paid.paidAt)}; status ${paid.status}, pickup code ${paid.pickupCode}`,
  );

  const [person] = stack.demoStaff ?? [];
  if (!person) throw new Error('No demo staff file; the demo seed writes it');
  const staffSession = await anonymous.post('/staff/sessions', {
    login: person.login,
    password: person.password,
  });
  const staff = new ApiClient(stack.url, staffSession.accessToken);
  await staff.post(`/staff/orders/${paid.id}/moves`, { to: 'ready' });
  say(`${person.name} has it boxed and ready`);
  const { qrText } = await customer.get(`/orders/${paid.id}/pickup-code`);
  const verified = await staff.post('/staff/pickups', { storeId: store.id, code: qrText });
  say(`${person.name} scans the QR: handed over, status ${verified.order.status}`);
  const again = await refused(
    'pickup.already_verified',
    staff.post('/staff/pickups', { storeId: store.id, code: qrText }),
  );
  say(`a second scan is refused: ${JSON.stringify(again.params)}`);

  await printProtocol(wechat);
  console.log('\n  ✓ One order from scan to verified pickup.\n');
}

async function printProtocol(wechat) {
  const { entries } = await (await fetch(`${wechat.controlUrl}/__sim/journal`)).json();
  console.log('\n  What went over the wire to and from WeChat');
  for (const entry of entries.slice(-12)) {
    // Queries carry codes and tokens: not for a screen.
    const [path] = entry.path.split('?');
    console.log(`    ${entry.method} ${path} → ${entry.status}  ${entry.verdict}`);
  }
}
