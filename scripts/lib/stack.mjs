// The running shop on one machine: database, WeChat simulator (or the real one), API with the H5 app.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabase, startPrivateMariadb } from '../db/private-mariadb.mjs';
import { installationSecrets, simulatorEnvironment } from './environment.mjs';
import { freePort, runNode, startNode, stopProcess, waitForUrl } from './processes.mjs';

const DEMO_DATABASE = 'tianpu_demo';

/**
 * Starts everything in order and returns `{url, simulator, stop()}`; `stop` ends only what this call started.
 * `say(label, work)` shows each step. When `signal` aborts, the start ends after the step in progress and undoes what
 * it did. With WECHAT_APPID in the environment the real WeChat is used.
 */
export async function startStack({
  root,
  port,
  say,
  localDir = join(root, '.local'),
  extraEnv = {},
  signal,
}) {
  const logs = join(localDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const started = [];
  const stop = async () => {
    for (const undo of started.splice(0).reverse()) await undo();
  };
  // Between steps only: a step in progress may have started something that is not noted yet.
  const step = async (label, work) => {
    const result = await say(label, work);
    signal?.throwIfAborted();
    return result;
  };
  try {
    const databaseUrl =
      process.env.DATABASE_URL ?? (await step('database', () => privateDatabase(localDir, started)));
    const usesSimulator = !process.env.WECHAT_APPID;
    const simulator = usesSimulator
      ? await step('WeChat simulator', () => startSimulator({ root, localDir, logs, started }))
      : null;
    const env = {
      ...installationSecrets(localDir),
      NODE_ENV: process.env.NODE_ENV ?? 'development',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      PUBLIC_BASE_URL: process.env.PUBLIC_BASE_URL ?? `http://localhost:${port}`,
      H5_DIR: join(root, 'miniapp/dist/h5'),
      MEDIA_DIR: join(root, 'server/seeds/media/webp'),
      // Loopback only: figures about the shop are not for its customers.
      METRICS_PORT: String(await freePort(9464)),
      DEMO_STAFF_FILE: join(localDir, 'demo-staff.json'),
      ...(simulator?.env ?? {}),
      ...extraEnv,
    };
    await step('database tables', () =>
      runNode(join(root, 'server/dist/src/migrate.js'), { env, cwd: root }),
    );
    if (usesSimulator) {
      await step('demo shop', () => runNode(join(root, 'server/dist/seeds/run.js'), { env, cwd: root }));
    }
    const logFile = join(logs, 'api.log');
    const url = `http://localhost:${port}`;
    await step('API and app', async () => {
      const api = startNode(join(root, 'server/dist/src/main.js'), { env, logFile, cwd: root });
      started.push(() => stopProcess(api));
      await waitForUrl(`${url}/readyz`, api, 60, logFile);
    });
    return { url, simulator, env, demoStaff: demoStaff(localDir), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function privateDatabase(localDir, started) {
  const instance = await startPrivateMariadb({ dir: join(localDir, 'mariadb') });
  // An instance that another start already runs is left alone.
  if (instance.startedByUs) started.push(() => instance.stop());
  return ensureDatabase(instance, DEMO_DATABASE);
}

async function startSimulator({ root, localDir, logs, started }) {
  const stateDir = join(localDir, 'wechat-simulator');
  const [port, controlPort] = [await freePort(8091), await freePort(8092)];
  const logFile = join(logs, 'wechat-simulator.log');
  const child = startNode(join(root, 'test/wechat-simulator/dist/main.js'), {
    env: {
      SIM_PORT: String(port),
      SIM_CONTROL_PORT: String(controlPort),
      SIM_STATE_DIR: stateDir,
      SIM_HOST: '0.0.0.0',
    },
    logFile,
    cwd: root,
  });
  started.push(() => stopProcess(child));
  const controlUrl = `http://127.0.0.1:${controlPort}`;
  await waitForUrl(`${controlUrl}/__sim/health`, child, 30, logFile);
  const credentials = JSON.parse(readFileSync(join(stateDir, 'credentials.json'), 'utf8'));
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    baseUrl,
    controlUrl,
    env: simulatorEnvironment(credentials, { baseUrl, port, filesDir: join(localDir, 'wechat') }),
  };
}

function demoStaff(localDir) {
  const file = join(localDir, 'demo-staff.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
