// Orders placed over HTTP, up to and including WeChat's prepay answer, against the very SQL of an order run raw.
import { randomUUID } from 'node:crypto';
import { status as mariadbStatus } from '../../db/private-mariadb.mjs';
import { closedLoop, exchange, keptConnections, medianPair } from './load.mjs';
import { recordSql, replayOf, runStatements } from './recorded-sql.mjs';
import { CLIENTS, ROUNDS, SECONDS } from './settings.mjs';
import { openShelves, orderBody, refillCarts, signInShoppers } from './shoppers.mjs';

/** Orders of one round: about `SECONDS` worth of them. Every shopper orders once per round. */
const TURNS = Math.max(2 * CLIENTS, Math.round(160 * SECONDS));
/** Different cakes and slots when the crowd spreads out. */
const SPREAD = 12;

export async function checkout({ stack, pool, mariadbDir }) {
  const shoppers = await signInShoppers(stack, TURNS);
  const targets = await openShelves(stack, pool, shoppers[0], SPREAD);
  const crowds = { 'one hot cake': () => targets[0], 'spread over many': (index) => targets[index % SPREAD] };
  const agent = keptConnections(CLIENTS);
  const order = async (shopper, target) => {
    const { status, text } = await exchange(agent, {
      url: `${stack.url}/api/orders`,
      method: 'POST',
      headers: { authorization: `Bearer ${shopper.token}`, 'idempotency-key': randomUUID() },
      body: orderBody(target),
    });
    if (status !== 201) throw new Error(`an order was answered ${status} ${text}`);
  };
  const overHttp = (targetOf) =>
    closedLoop({
      clients: CLIENTS,
      turns: TURNS,
      work: (_client, turn) => order(shoppers[turn], targetOf(turn)),
    });
  // Warm: code compiled, connections open, the day's rows made.
  for (const targetOf of Object.values(crowds)) {
    await refillCarts(pool, shoppers, targetOf);
    await overHttp(targetOf);
  }
  const replays = await recordTargets({ pool, mariadbDir, shopper: shoppers[0], targets, order });
  const raw = (targetOf) =>
    closedLoop({
      clients: CLIENTS,
      turns: TURNS,
      work: (_client, turn) => runStatements(pool, replays.get(targetOf(turn))(shoppers[turn].id)),
    });

  const rows = [];
  for (const [crowd, targetOf] of Object.entries(crowds)) {
    const rounds = { ours: [], raw: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [side, run] of [
        ['ours', overHttp],
        ['raw', raw],
      ]) {
        await refillCarts(pool, shoppers, targetOf);
        rounds[side].push(await run(targetOf));
      }
    }
    const rate = { ...medianPair(rounds.ours, rounds.raw, (round) => round.perSecond), unit: 'orders/s' };
    const slow = { ...medianPair(rounds.ours, rounds.raw, (round) => round.p99), unit: 'ms', atMost: true };
    rows.push(
      { name: `checkout, ${crowd}`, ...rate, goal: 0.33 },
      { name: `checkout p99, ${crowd}`, ...slow, goal: 10 },
    );
  }
  agent.destroy();
  return rows;
}

/** One recording per target: the same statements, other shared rows. Answers target → (shopperId) → statements. */
async function recordTargets({ pool, mariadbDir, shopper, targets, order }) {
  const running = mariadbStatus({ dir: mariadbDir });
  if (!running) throw new Error('the bench records SQL on a private database; unset DATABASE_URL');
  const [known] = await pool.query(
    'SELECT id FROM stores UNION SELECT id FROM skus UNION SELECT id FROM products UNION SELECT id FROM categories',
  );
  const kept = new Set(known.map(({ id }) => id));
  const replays = new Map();
  for (const target of targets) {
    await refillCarts(pool, [shopper], () => target);
    const statements = await recordSql(running.socket, () => order(shopper, target));
    const replay = replayOf(statements, { customerId: shopper.id, isKept: (id) => kept.has(id) });
    replays.set(target, replay);
  }
  return replays;
}
