import { filesUnder } from './support/files';
import { carelessness, foreignMentions, MAX_LINES, marks, skippedTests, tooLong } from './support/hygiene';

const CODE = /\.(tsx?|[cm]?js|scss|sh)$/;
const EVERYTHING = ['shared', 'server', 'miniapp', 'test', 'scripts', '.ci', 'docs'];
const ROOT_FILES = [
  'README.md',
  'package.json',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
  'jest.config.js',
  'biome.json',
  '.npmrc',
  'Dockerfile',
  'compose.yaml',
];
const code = filesUnder(EVERYTHING, CODE);
const typescript = code.filter(({ path }) => /\.tsx?$/.test(path));
const product = typescript.filter(({ path }) =>
  /^(shared|server|miniapp)\/(src|migrations|seeds)\//.test(path),
);

describe('the code can be read', () => {
  it(`no file has more than ${MAX_LINES} lines`, () => {
    expect(code.length).toBeGreaterThan(0);
    expect(tooLong(code)).toEqual([]);
  });

  it('nothing is put off and no check is switched off', () => {
    expect(code.flatMap(marks)).toEqual([]);
  });

  it('every test runs', () => {
    expect(typescript.flatMap(skippedTests)).toEqual([]);
  });

  it('no type is given up and no error is swallowed', () => {
    expect(product.flatMap(carelessness)).toEqual([]);
  });

  it('the project stands alone: no folder outside of it, no package registry', () => {
    const texts = filesUnder(
      [...EVERYTHING, ...ROOT_FILES],
      /(\.(tsx?|[cm]?js|json|md|ya?ml|scss|sh|html|txt)|\.npmrc|Dockerfile|\/[a-z-]+)$/,
    );
    expect(texts.flatMap(foreignMentions)).toEqual([]);
  });
});

describe('the readers of these tests', () => {
  const file = (text: string, path = 'server/src/x.ts') => ({ path, text });
  const lines = (count: number) => 'a\n'.repeat(count);

  it('count lines, and let data and migrations be long', () => {
    expect(tooLong([file(lines(MAX_LINES))])).toEqual([]);
    expect(tooLong([file(lines(MAX_LINES + 1))])).toEqual([`server/src/x.ts has ${MAX_LINES + 1} lines`]);
    expect(
      tooLong([file(lines(900), 'a/menu.data.ts'), file(lines(900), 'server/migrations/01-a.ts')]),
    ).toEqual([]);
  });

  it.each([
    ['work put off', marks, ['// TO', 'DO later'].join('')],
    ['a check switched off', marks, ['// @ts-', 'ignore'].join('')],
    ['lint switched off', marks, ['// biome-', 'ignore lint: no'].join('')],
    ['a skipped test', skippedTests, "it.skip('a', f)"],
    ['a skipped table', skippedTests, "it.skip.each([1])('a', f)"],
    ['an only test', skippedTests, "describe.only('a', f)"],
    ['a crossed-out test', skippedTests, "xit('a', f)"],
    ['a test without a body', skippedTests, "test.todo('a')"],
    ['any', carelessness, 'const a = b as any;'],
    ['a swallowed error', carelessness, 'try { a(); } catch {}'],
    ['a folder outside', foreignMentions, ['see ../shared', 'design/names.md'].join('/')],
    ['a registry', foreignMentions, ['https://registry', 'example', 'org/left-pad'].join('.')],
  ])('catch %s', (_title, reader, text) => {
    expect(reader(file(text))).toHaveLength(1);
  });

  it.each([
    ['Spanish', marks, '// Todos los días'],
    ['a test', skippedTests, "it('a', f); it.each([1])('b', f)"],
    ['a handled error', carelessness, 'try { a(); } catch { b(); }'],
    ['the word any in a sentence', carelessness, '// any cake'],
    [
      'the registry of metrics',
      foreignMentions,
      "import { registry } from './registry'; registry.metrics();",
    ],
  ])('let %s pass', (_title, reader, text) => {
    expect(reader(file(text))).toEqual([]);
  });
});
