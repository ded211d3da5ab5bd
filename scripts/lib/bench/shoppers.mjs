// Customers with a session each, and the shelves they buy from: everything of a checkout that is not the checkout.
import { randomUUID } from 'node:crypto';
import { ApiClient } from '../api-client.mjs';
import { freshUlid } from './fresh-keys.mjs';

/** Every cart is set to this version before a round, so that a recorded statement fits every shopper. */
export const CART_VERSION = 1;
const PLENTY = 1_000_000;
const SIGN_INS_AT_ONCE = 8;

/** Signs `count` new customers in over HTTP; answers `[{id, token}]`. */
export async function signInShoppers(stack, count) {
  const anonymous = new ApiClient(stack.url);
  const shoppers = [];
  const lane = async () => {
    while (shoppers.length < count) {
      const place = shoppers.push(null) - 1;
      const device = `bench-${randomUUID()}`;
      const { code } = await (await fetch(`${stack.simulator.baseUrl}/h5/login?device=${device}`)).json();
      const session = await anonymous.post('/sessions', { code });
      shoppers[place] = { id: session.customer.id, token: session.accessToken };
    }
  };
  await Promise.all(Array.from({ length: SIGN_INS_AT_ONCE }, lane));
  return shoppers;
}

/**
 * What can be bought: `wanted` pairs of a limited SKU and a slot, each with room for everybody, over all stores. The
 * demo shop's own capacities would measure refusals.
 */
export async function openShelves(stack, pool, shopper, wanted) {
  await pool.query('UPDATE skus SET daily_capacity = ?', [PLENTY]);
  await pool.query(
    `UPDATE stores SET slot_rule = JSON_SET(slot_rule, '$.capacity.pickup', ${PLENTY}, '$.capacity.delivery', ${PLENTY})`,
  );
  const [skus] = await pool.query(
    'SELECT id, list_price_fen AS priceFen FROM skus WHERE on_sale = 1 ORDER BY id LIMIT ?',
    [wanted],
  );
  const customer = new ApiClient(stack.url, shopper.token);
  const stores = await customer.get('/stores');
  const targets = [];
  for (const [index, sku] of skus.entries()) {
    const store = stores[index % stores.length];
    const line = { storeId: store.id, skuId: sku.id, quantity: 1 };
    const cart = await customer.post(`/cart/lines?storeId=${store.id}`, line);
    const { days } = await customer.get(`/checkout/slots?storeId=${store.id}&mode=pickup`);
    const slots = days.flatMap((day) => day.slots).filter((slot) => slot.unavailable === null);
    // From the end: a slot of today may pass while the bench runs.
    const slot = slots[slots.length - 1 - (index % Math.min(slots.length, 20))];
    if (!slot) throw new Error(`no slot of ${store.name} can be booked`);
    targets.push({ storeId: store.id, skuId: sku.id, priceFen: sku.priceFen, slotStartsAt: slot.startsAt });
    await customer.call('DELETE', `/cart/lines/${cart.lines[0].id}?storeId=${store.id}`);
  }
  return targets;
}

/** Before a round: one piece in every cart, nobody holds an unpaid order. `targetOf(index)` is what shopper `index` buys. */
export async function refillCarts(pool, shoppers, targetOf) {
  const ids = shoppers.map(({ id }) => id);
  await pool.query(
    "UPDATE orders SET status = 'cancelled' WHERE customer_id IN (?) AND status = 'pending_payment'",
    [ids],
  );
  await pool.query('DELETE FROM cart_lines WHERE customer_id IN (?)', [ids]);
  await pool.query(
    'INSERT INTO carts (customer_id, version, updated_at) VALUES ? ON DUPLICATE KEY UPDATE version = VALUES(version)',
    [ids.map((id) => [id, CART_VERSION, new Date()])],
  );
  const now = new Date();
  await pool.query(
    `INSERT INTO cart_lines
       (id, customer_id, sku_id, quantity, unit_price_fen_when_added, added_at, updated_at) VALUES ?`,
    [
      ids.map((id, index) => {
        const { skuId, priceFen } = targetOf(index);
        return [freshUlid(), id, skuId, 1, priceFen, now, now];
      }),
    ],
  );
}

/** The body a careful app sends for a cart with one piece of the target. */
export const orderBody = (target) => ({
  fulfilment: { mode: 'pickup', storeId: target.storeId, slotStartsAt: target.slotStartsAt },
  note: '',
  cartVersion: CART_VERSION,
  expectedPayableFen: target.priceFen,
});
