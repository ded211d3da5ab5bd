import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { parse } from 'acorn';

const root = join(__dirname, '../..');
const dist = process.env.WEAPP_DIST ?? join(root, 'miniapp/dist/weapp');
const KIB = 1024;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
const files = filesBelow(dist);
const scripts = files.filter((file) => file.endsWith('.js'));
const sizeOf = (some: string[]): number => some.reduce((sum, file) => sum + statSync(file).size, 0);

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
}
const appJson = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson;
const subpackages = appJson.subPackages ?? appJson.subpackages ?? [];
const packageOf = (file: string): string =>
  subpackages.find(({ root: folder }) => relative(dist, file).startsWith(folder.replace(/\/?$/, '/')))
    ?.root ?? 'main';

describe('the package customers download', () => {
  test('the main package stays within our 900 KiB and far below WeChat’s 2 MiB', () => {
    expect(sizeOf(files.filter((file) => packageOf(file) === 'main'))).toBeLessThan(900 * KIB);
  });

  test.each(subpackages.map((each) => each.root))('subpackage %s is below 2 MiB', (name) => {
    expect(sizeOf(files.filter((file) => packageOf(file) === name))).toBeLessThan(2048 * KIB);
  });

  test('all packages together are below 30 MiB', () => {
    expect(sizeOf(files)).toBeLessThan(30 * 1024 * KIB);
  });

  test('every page that app.json names is there with its four files', () => {
    const pages = [
      ...appJson.pages,
      ...subpackages.flatMap((each) => each.pages.map((page) => `${each.root}/${page}`)),
    ];
    const missing = pages.flatMap((page) =>
      ['js', 'json', 'wxml', 'wxss']
        .map((kind) => `${page.replace(/\/+/g, '/')}.${kind}`)
        .filter((file) => !files.includes(join(dist, file))),
    );
    // A page without styles of its own has no wxss.
    expect(missing.filter((file) => !file.endsWith('.wxss'))).toEqual([]);
    expect(pages.length).toBeGreaterThan(8);
  });

  test.each(scripts.map((file) => relative(dist, file)))('%s is a plain ES2017 script', (file) => {
    const source = readFileSync(join(dist, file), 'utf8');
    expect(() => parse(source, { ecmaVersion: 2017, sourceType: 'script' })).not.toThrow();
  });
});

/** What the logic layer of WeChat offers beside the language: no DOM, no fetch, no AbortController, no process. */
const WECHAT = [
  'wx',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'requirePlugin',
  '__wxConfig',
];
const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'console'];
const MODULE = ['require', 'module', 'exports', 'arguments'];
const LANGUAGE = [
  'undefined',
  'NaN',
  'Infinity',
  'Object',
  'Function',
  'Array',
  'Number',
  'String',
  'Boolean',
  'Symbol',
  'Math',
  'Date',
  'JSON',
  'RegExp',
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'EvalError',
  'URIError',
  'Promise',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'Proxy',
  'Reflect',
  'ArrayBuffer',
  'DataView',
  'Uint8Array',
  'Int8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Int16Array',
  'Uint32Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
  'parseInt',
  'parseFloat',
  'isNaN',
  'isFinite',
  'encodeURIComponent',
  'decodeURIComponent',
  'encodeURI',
  'decodeURI',
  'escape',
  'unescape',
];
// Part of Taro for another company's phones, in a function that is never called in WeChat.
const OTHER_PLATFORMS = ['tt'];
const OFFERED = new Set([...WECHAT, ...TIMERS, ...MODULE, ...LANGUAGE, ...OTHER_PLATFORMS]);

interface BabelScope {
  globals: Record<string, unknown>;
}
interface Babel {
  parseSync(source: string, options: object): object;
  traverse(tree: object, visitor: { Program(path: { scope: BabelScope }): void }): void;
}
const babel = createRequire(join(root, 'miniapp/package.json'))('@babel/core') as Babel;

/** Names a script uses without declaring them, other than behind a `typeof` that asks first. */
function globalsOf(source: string): string[] {
  const tree = babel.parseSync(source, {
    sourceType: 'script',
    configFile: false,
    babelrc: false,
    compact: true,
  });
  let names: string[] = [];
  babel.traverse(tree, {
    Program({ scope }) {
      names = Object.keys(scope.globals);
    },
  });
  return names.filter((name) => !OFFERED.has(name) && !new RegExp(`typeof ${name}\\b`).test(source));
}

describe('the globals it reaches for', () => {
  test('a script that needs the DOM is found out', () => {
    expect(globalsOf('var a = new AbortController(); fetch(document.title)')).toEqual([
      'AbortController',
      'fetch',
      'document',
    ]);
    expect(globalsOf('if (typeof fetch !== "undefined") fetch("x"); wx.login({})')).toEqual([]);
  });

  test('no emitted script uses a global that WeChat lacks', () => {
    const found = scripts.flatMap((file) =>
      globalsOf(readFileSync(file, 'utf8')).map((name) => `${relative(dist, file)}: ${name}`),
    );
    expect(found).toEqual([]);
  }, 60_000);
});
