import { mkdirSync } from 'node:fs';
import { controlHandler } from './control';
import { Controls } from './controls';
import { type ClockOptions, SimClock } from './core/clock';
import { Faults } from './core/faults';
import { Journal } from './core/journal';
import { Snapshots } from './core/persistence';
import { seededChance } from './core/random';
import { changeSettings, defaultSettings, type SettingsChange } from './core/settings';
import { emptyState } from './core/state';
import { generateKeySet, type KeySet, loadKeySet, saveKeySet } from './credentials';
import { H5Pages } from './h5/pages';
import { PaySheet } from './h5/pay-sheet';
import { MiniApi } from './mini/api';
import { PayApi } from './pay/api';
import { PushSender } from './push/sender';
import { listen, stop, wechatHandler } from './server';
import type { World } from './world';

export interface SimulatorOptions {
  /** Port of the WeChat hosts; default any free one. */
  port?: number;
  controlPort?: number;
  /** Address to listen on; default 127.0.0.1. The control port always stays on 127.0.0.1. */
  host?: string;
  /** Keys made before (`generateKeySet()`), to be shared between tests; default fresh ones. */
  keys?: KeySet;
  /** Folder for keys and state; without it everything is forgotten at the end. */
  stateDir?: string;
  clock?: ClockOptions;
  settings?: SettingsChange;
  /** Makes switches that work by chance repeatable. */
  seed?: number;
}

export class Simulator extends Controls {
  constructor(
    parts: ConstructorParameters<typeof Controls>[0],
    readonly baseUrl: string,
    readonly controlUrl: string,
    private readonly shutDown: () => Promise<void>,
  ) {
    super(parts);
  }

  /** Stops both servers and the clock; writes the snapshot. */
  close(): Promise<void> {
    return this.shutDown();
  }
}

/**
 * Starts a WeChat of its own. Example:
 * `const sim = await startSimulator({ keys, clock: { mode: 'manual', startAt: new Date('2026-01-01T00:00:00Z') } })`,
 * then point a client at `sim.baseUrl`, pay with `sim.pay({ outTradeNo })`, and `await sim.close()`.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { stateDir, host = '127.0.0.1' } = options;
  if (stateDir) mkdirSync(stateDir, { recursive: true });
  const keys = options.keys ?? (stateDir ? loadKeySet(stateDir) : generateKeySet(options.clock?.startAt));
  // Own copies: rotating a key in one simulator must not reach another that shares the set.
  const credentials = { ...keys.credentials };
  const platform = { ...keys.platform };
  const settings = defaultSettings();
  changeSettings(settings, options.settings ?? {});
  const freshState = () =>
    emptyState({ [credentials.merchantSerial]: platform.merchantPublicKeyPem }, credentials.apiV3Key);
  const stored = Snapshots.read(stateDir);
  const clock = new SimClock({ offsetMs: stored?.clockAheadMs, ...options.clock });
  const snapshots = new Snapshots(stateDir, () => ({ ...world.state, clockAheadMs: clock.aheadMs }));
  let address = '';
  const world: World = {
    clock,
    settings,
    journal: new Journal(),
    credentials,
    platform,
    state: stored ?? freshState(),
    chance: seededChance(options.seed ?? 20260101),
    changed: () => snapshots.changed(),
    baseUrl: () => address,
  };
  const faults = new Faults();
  const pay = new PayApi(world);
  const mini = new MiniApi(world);
  const sheet = new PaySheet(world, pay.orders, pay.notifier);
  const pages = new H5Pages(world, mini, sheet);
  const wechat = await listen(wechatHandler({ world, faults, pay, mini, pages }), options.port ?? 0, host);
  address = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${wechat.port}`;

  const parts = {
    world,
    faults,
    pay,
    mini,
    sheet,
    push: new PushSender(world),
    freshState,
    startSettings: structuredClone(settings),
    keysChanged: () => stateDir && saveKeySet(stateDir, { credentials, platform }),
  };
  const control = await listen(controlHandler(new Controls(parts)), options.controlPort ?? 0, '127.0.0.1');
  pay.notifier.resume();
  pay.refunds.resume();
  return new Simulator(parts, address, `http://127.0.0.1:${control.port}`, async () => {
    await Promise.all([stop(wechat.server), stop(control.server)]);
    await clock.close();
    snapshots.flush();
  });
}
