// Runs the benchmarks one after the other on a shop of their own and prints their ratios.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { status as mariadbStatus } from '../../db/private-mariadb.mjs';
import { freePort } from '../processes.mjs';
import { startStack } from '../stack.mjs';
import { sha256Rate } from './calibration.mjs';
import { checkout } from './checkout.mjs';
import { menu } from './menu.mjs';
import { quote } from './quote.mjs';
import { CLIENTS } from './settings.mjs';

/** Measured over HTTP on a shop that is started for it. */
const SHOP_BENCHES = { menu, checkout };
/** Measured in this process: pure rules need no shop. */
const RULE_BENCHES = { quote };
const BENCHES = { ...SHOP_BENCHES, ...RULE_BENCHES };
const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

function readArguments(argv) {
  const jsonAt = argv.indexOf('--json');
  const jsonFile = jsonAt >= 0 ? argv[jsonAt + 1] : undefined;
  if (jsonAt >= 0 && !jsonFile) throw new Error('--json needs a file name');
  const [name] = argv.filter((_, index) => jsonAt < 0 || (index !== jsonAt && index !== jsonAt + 1));
  if (name && !BENCHES[name])
    throw new Error(`No bench ${name}; there are: ${Object.keys(BENCHES).join(', ')}`);
  return { names: name ? [name] : Object.keys(BENCHES), jsonFile };
}

const figure = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

function finish(row) {
  const ratio = row.value / row.floor;
  // Most goals are shares of the floor; a goal in the row's own unit says so.
  const judged = row.goalIsValue ? row.value : ratio;
  const met = row.atMost ? judged <= row.goal : judged >= row.goal;
  const round = (value) => Number(value.toFixed(3));
  return {
    name: row.name,
    value: round(row.value),
    unit: row.unit,
    floor: round(row.floor),
    ratio: round(ratio),
    goal: row.goal,
    goalUnit: row.goalIsValue ? row.unit : null,
    met,
  };
}

function print(rows) {
  const table = [['name', 'value', 'floor', 'unit', 'ratio', 'goal', '']].concat(
    rows.map((row) => [
      row.name,
      figure(row.value),
      figure(row.floor),
      row.unit,
      row.ratio.toFixed(2),
      row.goalUnit === null ? String(row.goal) : `${row.goal} ${row.goalUnit}`,
      row.met ? 'met' : 'MISSED',
    ]),
  );
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
  for (const line of table)
    console.log(`  ${line.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`);
}

async function measure(names, surroundings) {
  const rows = [];
  for (const name of names) {
    const calibration = `${sha256Rate().toFixed(0)} MiB/s SHA-256`;
    const measured = (await BENCHES[name](surroundings)).map(finish);
    console.log(`  ${name}   (calibration: ${calibration})`);
    print(measured);
    console.log('');
    rows.push(...measured);
  }
  return rows;
}

async function measureShop(names) {
  const localDir = join(process.env.TIANPU_LOCAL_DIR ?? join(root, '.local'), 'bench');
  // An empty shop each time: figures must not depend on how often somebody measured before.
  if (!mariadbStatus({ dir: join(localDir, 'mariadb') })) rmSync(localDir, { recursive: true, force: true });
  mkdirSync(localDir, { recursive: true });
  const quietly = (_label, work) => work();
  const stack = await startStack({
    root,
    port: await freePort(),
    say: quietly,
    localDir,
    // A bench is not a person: the limits that keep people honest would be what it measures. Sweepers are left out
    // so that a round costs what its requests cost, not what the rounds before left behind.
    extraEnv: { LOG_LEVEL: 'warn', RATE_LIMITS: 'off', BACKGROUND_LOOPS: 'off' },
  });
  const mysql = createRequire(join(root, 'server/package.json'))('mysql2/promise');
  const pool = mysql.createPool({ uri: stack.env.DATABASE_URL, connectionLimit: CLIENTS, timezone: 'Z' });
  try {
    console.log(
      `\n  Load: closed loop of ${CLIENTS} clients over node:http, ${cpus().length} cores, Node ${process.version}\n`,
    );
    return await measure(names, { stack, pool, localDir, mariadbDir: join(localDir, 'mariadb') });
  } finally {
    await pool.end();
    await stack.stop();
  }
}

async function main() {
  const { names, jsonFile } = readArguments(process.argv.slice(2));
  const ofTheShop = names.filter((name) => SHOP_BENCHES[name]);
  const ofRules = names.filter((name) => RULE_BENCHES[name]);
  const rows = [
    ...(ofTheShop.length > 0 ? await measureShop(ofTheShop) : []),
    ...(await measure(ofRules, { root })),
  ];
  if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify(rows, null, 2)}\n`);
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(`\n  ✗ ${error.stack ?? error.message}`);
    process.exit(1);
  },
);
