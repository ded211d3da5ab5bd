// Second half of scripts/start: runs the shop until Ctrl-C, or checks one order with --check.
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import QRCode from 'qrcode';
import { checkOneOrder } from './check.mjs';
import { freePort, isPortFree } from './processes.mjs';
import { startStack } from './stack.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
// On a terminal a finished step takes the place of its announcement; in a log each is one line.
const REWRITE = process.stdout.isTTY ? '\r\x1b[K' : '';
const isCheck = process.argv.includes('--check');
/** Where the shop keeps its data; another place is another shop beside this one. */
const localDir = process.env.TIANPU_LOCAL_DIR ?? join(root, '.local');
/** Ctrl-C at any moment, also half way up, ends what was started here. */
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => stopping.abort(new Error(`Stopped by ${signal}`)));
}
const untilStopped = () =>
  new Promise((resolve) => {
    if (stopping.signal.aborted) resolve();
    stopping.signal.addEventListener('abort', resolve);
  });

async function say(label, work) {
  const from = Date.now();
  if (process.stdout.isTTY) process.stdout.write(`  … ${label}`);
  try {
    const result = await work();
    process.stdout.write(`${REWRITE}  ✓ ${label} (${((Date.now() - from) / 1000).toFixed(1)} s)\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${REWRITE}  ✗ ${label}\n`);
    throw error;
  }
}

function lanUrl(port) {
  const addresses = Object.values(networkInterfaces()).flat();
  const lan = addresses.find((address) => address && address.family === 'IPv4' && !address.internal);
  return lan ? `http://${lan.address}:${port}` : null;
}

async function announce(stack, port) {
  const phoneUrl = `${lanUrl(port) ?? stack.url}/#/pages/home/index?scene=WLP1`;
  console.log(`
  App (H5)      ${stack.url}
  API           ${stack.url}/api      OpenAPI  ${stack.url}/api/openapi.json
  Health        ${stack.url}/healthz  ${stack.url}/readyz
  Staff page    ${stack.url}/#/subpackages/staff/sign-in/index`);
  for (const person of stack.demoStaff ?? []) {
    console.log(`  Demo staff    ${person.login} / ${person.password}  (${person.name})`);
  }
  if (stack.simulator) {
    console.log(
      '  WeChat        played by the simulator: no money moves. Set WECHAT_APPID and its companions for the real one (README).',
    );
  }
  console.log(`\n  Scan as a customer at the counter of 武林店:\n  ${phoneUrl}\n`);
  console.log(await QRCode.toString(phoneUrl, { type: 'terminal', small: true, errorCorrectionLevel: 'L' }));
  console.log('  Ctrl-C stops everything that was started here.');
}

async function main() {
  const wanted = Number(process.env.PORT ?? 8080);
  const port = isCheck ? await freePort(wanted) : wanted;
  if (!isCheck && !(await isPortFree(port))) {
    throw new Error(
      `Port ${port} is in use. Stop what listens there, or choose another: PORT=8090 scripts/start`,
    );
  }
  const stack = await startStack({ root, port, say, localDir, signal: stopping.signal });
  if (isCheck) {
    try {
      await Promise.race([checkOneOrder(stack), untilStopped()]);
      stopping.signal.throwIfAborted();
    } finally {
      await stack.stop();
    }
    return;
  }
  await announce(stack, port);
  await untilStopped();
  console.log('\n  Stopping …');
  await stack.stop();
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(`\n  ✗ ${error.message}`);
    process.exit(1);
  },
);
