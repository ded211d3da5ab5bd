// Menu reads over HTTP against a bare Fastify route with the same bytes, and against one raw query for the same rows.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startNode, stopProcess, waitForUrl } from '../processes.mjs';
import { closedLoop, exchange, keptConnections, medianPair } from './load.mjs';
import { CLIENTS, ROUNDS, SECONDS } from './settings.mjs';

const RAW_QUERY =
  'SELECT p.*, s.id AS sku_id, s.options, s.list_price_fen FROM products p JOIN skus s ON s.product_id = p.id';

export async function menu({ stack, pool, localDir }) {
  const [store] = JSON.parse((await exchange(undefined, { url: `${stack.url}/api/stores` })).text);
  const menuUrl = `${stack.url}/api/catalog/menu?storeId=${store.id}`;
  const { text } = await exchange(undefined, { url: menuUrl });
  const bodyFile = join(localDir, 'menu.json');
  writeFileSync(bodyFile, text);
  const port = await freePort();
  const here = dirname(fileURLToPath(import.meta.url));
  const logFile = join(localDir, 'logs/bare-fastify.log');
  const bare = startNode(join(here, 'bare-fastify.mjs'), {
    env: { PORT: String(port), BODY_FILE: bodyFile },
    logFile,
  });
  try {
    const bareUrl = `http://127.0.0.1:${port}/menu`;
    await waitForUrl(bareUrl, bare, 20, logFile);
    const agent = keptConnections(CLIENTS);
    const read = (url) => () =>
      closedLoop({
        clients: CLIENTS,
        seconds: SECONDS,
        work: async () => {
          const { status } = await exchange(agent, { url });
          if (status !== 200) throw new Error(`${url} answered ${status}`);
        },
      });
    const sides = {
      ours: read(menuUrl),
      bare: read(bareUrl),
      query: () => closedLoop({ clients: CLIENTS, seconds: SECONDS, work: () => pool.query(RAW_QUERY) }),
    };
    const rounds = { ours: [], bare: [], query: [] };
    await read(menuUrl)();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const side of Object.keys(sides)) rounds[side].push(await sides[side]());
    }
    agent.destroy();
    const against = (side) => medianPair(rounds.ours, rounds[side], (round) => round.perSecond);
    return [
      { name: 'menu vs bare Fastify', ...against('bare'), unit: 'reads/s', goal: 0.5 },
      { name: 'menu vs raw query', ...against('query'), unit: 'reads/s', goal: 1 },
    ];
  } finally {
    await stopProcess(bare);
  }
}
