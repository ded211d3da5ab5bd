import { startSimulator } from './simulator';

/** A number from the environment, or the default; anything else stops the start. */
function numberFrom(name: string, fallback: number): number {
  const value = process.env[name];
  if (value === undefined || value === '') return fallback;
  const number = Number(value);
  if (!Number.isFinite(number) || number < 0) throw new Error(`${name} must be a number, not "${value}"`);
  return number;
}

async function main(): Promise<void> {
  const simulator = await startSimulator({
    port: numberFrom('SIM_PORT', 0),
    controlPort: numberFrom('SIM_CONTROL_PORT', 0),
    host: process.env['SIM_HOST'] || undefined,
    stateDir: process.env['SIM_STATE_DIR'] || undefined,
    clock: { timeScale: numberFrom('SIM_TIME_SCALE', 1) || 1 },
    settings: { notifications: { signTestRate: numberFrom('SIM_SIGNTEST_RATE', 0.01) } },
  });
  process.stdout.write(`WeChat simulator: ${simulator.baseUrl} control: ${simulator.controlUrl}\n`);
  const end = () => {
    simulator.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

main().catch((error: unknown) => {
  process.stderr.write(`WeChat simulator could not start: ${String(error)}\n`);
  process.exit(1);
});
