import { rmSync } from 'node:fs';
import rules from './dependency-rules.cjs';
import { writeBrokenTree } from './support/broken-tree';
import { type CruiseResult, cruise, featureCircles } from './support/cruise';

jest.setTimeout(120_000);

describe('who imports whom', () => {
  let tree: CruiseResult;
  beforeAll(async () => {
    tree = await cruise();
  });

  it('keeps to the import table of the architecture', () => {
    const violations = tree.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
    expect(violations).toEqual([]);
  });

  it('has no two features that need each other', () => {
    expect(featureCircles(tree.modules)).toEqual([]);
  });

  it('was read through the shop’s own names, so that no rule is blind', () => {
    const edges = tree.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => `${source} -> ${resolved}`),
    );
    const some = (pattern: RegExp) => edges.some((edge) => pattern.test(edge));
    expect({
      serverToShared: some(/^server\/src\/.+ -> shared\/src\/[a-z]+\/index\.ts$/),
      miniappToShared: some(/^miniapp\/src\/.+ -> shared\/src\/[a-z]+\/index\.ts$/),
      miniappToItself: some(/^miniapp\/src\/.+ -> miniapp\/src\/platform\/index\.ts$/),
      doorToWechat: some(/^miniapp\/src\/platform\/.+ -> .*node_modules\/@tarojs\/taro\//),
      featureToPlatform: some(/^server\/src\/orders\/.+ -> server\/src\/platform\/index\.ts$/),
      simulator: tree.modules.some(({ source }) => source.startsWith('test/wechat-simulator/src/')),
    }).toEqual({
      serverToShared: true,
      miniappToShared: true,
      miniappToItself: true,
      doorToWechat: true,
      featureToPlatform: true,
      simulator: true,
    });
  });
});

describe('a tree that breaks the table', () => {
  const root = writeBrokenTree();
  afterAll(() => rmSync(root, { recursive: true }));

  it('is caught at every rule', async () => {
    const broken = await cruise(root);
    const caught = new Set(broken.summary.violations.map(({ rule }) => rule.name));
    expect([...caught].sort()).toEqual(rules.forbidden.map(({ name }) => name).sort());
    expect(featureCircles(broken.modules)).toContain('orders -> points -> orders');
  });

  it('is caught when features need each other in a ring of three', () => {
    const edge = (from: string, to: string) => ({
      source: `server/src/${from}/a.ts`,
      dependencies: [{ resolved: `server/src/${to}/index.ts` }],
    });
    expect(featureCircles([edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('c', 'd')])).toEqual([
      'a -> b -> c -> a',
    ]);
    expect(featureCircles([edge('a', 'b'), edge('b', 'c'), edge('a', 'c')])).toEqual([]);
  });
});
