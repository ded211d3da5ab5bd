import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SOURCE = resolve(__dirname, '../../wechat-simulator/src');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

/** Everything a file imports or exports from. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  expect(text).not.toMatch(/\b(require|import)\(/);
  return [...text.matchAll(/^(?:import|export|\}).* from '([^']+)';$/gm)].map(([, name]) => name ?? '');
}

describe('the simulator', () => {
  it('shares no code with the program it tests: only Node and its own files', () => {
    const foreign = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => !name.startsWith('node:'))
        .filter((name) => {
          const target = resolve(dirname(join(SOURCE, file)), name);
          return !name.startsWith('.') || relative(SOURCE, target).startsWith('..');
        })
        .map((name) => `${file}: ${name}`),
    );
    expect(foreign).toEqual([]);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(100);
  });

  it('needs no packages at run time', () => {
    const manifest = JSON.parse(readFileSync(join(SOURCE, '../package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('dependencies');
  });
});
