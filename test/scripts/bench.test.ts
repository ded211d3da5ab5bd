import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Program, ROOT } from './program';

jest.setTimeout(240_000);

const BENCH = join(ROOT, 'scripts/lib/bench/main.mjs');

interface Row {
  name: string;
  value: number;
  unit: string;
  floor: number;
  ratio: number;
  goal: number;
  met: boolean;
}

describe('scripts/bench', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tianpu-bench-'));
  let program: Program | undefined;
  afterAll(async () => {
    await program?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('measures menu reads and checkouts beside their floors, as a table and as JSON', async () => {
    const file = join(dir, 'bench.json');
    const env = { BENCH_SECONDS: '0.1', TIANPU_LOCAL_DIR: dir };
    program = new Program(process.execPath, [BENCH, '--json', file], env);
    expect({ code: await program.ended(), printed: program.printed }).toMatchObject({ code: 0 });

    const rows: Row[] = JSON.parse(readFileSync(file, 'utf8'));
    expect(rows.map(({ name, unit, goal }) => [name, unit, goal])).toEqual([
      ['menu vs bare Fastify', 'reads/s', 0.5],
      ['menu vs raw query', 'reads/s', 1],
      ['checkout, one hot cake', 'orders/s', 0.33],
      ['checkout p99, one hot cake', 'ms', 10],
      ['checkout, spread over many', 'orders/s', 0.33],
      ['checkout p99, spread over many', 'ms', 10],
    ]);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['name', 'value', 'unit', 'floor', 'ratio', 'goal', 'met']);
      expect(row.value).toBeGreaterThan(0);
      expect(row.floor).toBeGreaterThan(0);
      expect(row.ratio).toBeCloseTo(row.value / row.floor, 1);
      expect(row.met).toBe(row.unit === 'ms' ? row.ratio <= row.goal : row.ratio >= row.goal);
      expect(program.printed).toContain(row.name);
    }
    expect(program.printed.match(/calibration: \d+ MiB\/s SHA-256/g)).toHaveLength(2);
  });

  it('names the benches there are when asked for another', async () => {
    program = new Program(process.execPath, [BENCH, 'coffee']);
    expect(await program.ended()).toBe(1);
    expect(program.printed).toContain('No bench coffee; there are: menu, checkout');
  });
});
