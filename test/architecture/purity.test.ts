import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, ROOT } from './support/files';
import { impurities } from './support/purity';

/** Methods of the lunar calendar that are called like those of Date; its file uses no Date. */
const LUNAR_METHODS = /^shared\/src\/membership\/lunar\.ts:\d+ \.get(Month|Day) depends on the machine$/;
const shared = filesUnder(['shared/src'], /\.ts$/);

describe('shared is pure', () => {
  it('reads no clock, no chance, no machine, and uses nothing older phones lack', () => {
    expect(shared.length).toBeGreaterThan(0);
    expect(shared.flatMap(impurities).filter((found) => !LUNAR_METHODS.test(found))).toEqual([]);
  });

  it('every folder has an index.ts, its one face', () => {
    const paths = new Set(shared.map(({ path }) => path));
    const folders = readdirSync(join(ROOT, 'shared/src'));
    expect(folders.filter((folder) => !paths.has(`shared/src/${folder}/index.ts`))).toEqual([]);
  });

  it('needs no package to run but the lunar calendar, pinned', () => {
    const manifest = JSON.parse(filesUnder(['shared/package.json'], /json$/)[0]?.text ?? '{}') as Record<
      string,
      unknown
    >;
    expect([manifest['dependencies'], manifest['peerDependencies'], manifest['devDependencies']]).toEqual([
      { tyme4ts: '1.5.2' },
      undefined,
      undefined,
    ]);
  });
});

describe('the reader of this test', () => {
  const found = (text: string) => impurities({ path: 'x.ts', text });

  it.each([
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'Math.random()',
    'process.env.TZ',
    'const fs = require("fs")',
    'globalThis.x',
    'console.log(1)',
    'setTimeout(run, 1)',
    'fetch(url)',
    'new Intl.Segmenter("zh")',
    'BigInt(1)',
    '10n',
    'at.getHours()',
    'at.getTimezoneOffset()',
    'at.toLocaleDateString("zh")',
    'a.localeCompare(b)',
    'list.at(-1)',
    'list.flatMap(f)',
    'text.replaceAll("a", "b")',
    'Object.fromEntries(list)',
    'Object.hasOwn(a, "b")',
    '/\\p{L}/u.test(a)',
    '/(?<=a)b/.test(a)',
    'async () => { await a; }',
    'const f = fetch',
  ])('catches %s', (text) => {
    expect(found(text)).toHaveLength(1);
  });

  it.each([
    'new Date(ms).toISOString()',
    'new Date(Date.UTC(2026, 0, 1)).getUTCDate()',
    'Date.parse(text)',
    'at.getTime()',
    'const at = 1; shape.at',
    'interface A { process: string }',
    'const a = { process: 1, fetch: 2 }; a.process',
    'list.filter((x) => x).map((x) => x)',
    '/^[a-z]+$/.test(a)',
    '// Date.now() is forbidden',
    '"Math.random()"',
  ])('lets %s pass', (text) => {
    expect(found(text)).toEqual([]);
  });
});
