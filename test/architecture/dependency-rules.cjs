/**
 * Who may import whom, for dependency-cruiser: the import table of the architecture, one rule per line of it. Paths are
 * relative to the root of the tree that is checked, so that the small broken tree under `fixtures/` is judged by the
 * very same rules. `$1` is what the first group of `from.path` matched.
 */
const FEATURE = '^server/src/(?!platform/|wechat/|events/)([^/]+)/';
const EVERYTHING_BUT_SHARED = '^(?!shared/src/)';
/** Pure and without dependencies of its own. */
const LUNAR_LIBRARY = 'node_modules/tyme4ts/';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'every-import-resolves',
      'an import that cannot be resolved would slip past every other rule',
      {},
      { couldNotResolve: true },
    ),
    forbid('no-circles', 'files that need each other are one file', {}, { circular: true }),

    forbid(
      'shared-imports-itself-only',
      'rules run in a phone and in a server',
      { path: '^shared/src/' },
      { path: EVERYTHING_BUT_SHARED, pathNot: LUNAR_LIBRARY },
    ),
    forbid(
      'one-door-to-the-lunar-calendar',
      'the only package rules need stands behind one file, so that another can take its place',
      { pathNot: '^shared/src/membership/lunar\\.ts$' },
      { path: LUNAR_LIBRARY },
    ),
    forbid(
      'shared-through-its-folders',
      'a folder of shared is imported by its index.ts',
      { pathNot: '^shared/src/' },
      { path: '^shared/src/', pathNot: '^shared/src/[^/]+/index\\.ts$' },
    ),

    forbid(
      'features-through-their-index',
      'another feature, platform and wechat show one face each; events are one file per publisher',
      { path: FEATURE },
      {
        path: '^server/src/[^/]+/',
        pathNot: ['^server/src/$1/', '^server/src/events/', '^server/src/[^/]+/index\\.ts$'],
      },
    ),
    forbid(
      'features-do-not-know-the-whole',
      'only app.module.ts and subscriptions.ts know every feature',
      { path: '^server/src/[^/]+/' },
      { path: '^server/(src/[^/]+\\.ts$|migrations/|seeds/)' },
    ),
    forbid(
      'the-whole-knows-features-by-their-index',
      'wiring uses the same face as everybody',
      { path: '^server/(src/[^/]+\\.ts$|seeds/)' },
      { path: '^server/src/[^/]+/', pathNot: ['^server/src/events/', '^server/src/[^/]+/index\\.ts$'] },
    ),
    forbid(
      'platform-has-no-business-words',
      'platform knows shared/problems and nothing else of ours',
      { path: '^server/src/platform/' },
      { path: ['^server/src/(?!platform/)', '^shared/src/(?!problems/)'] },
    ),
    forbid(
      'events-are-words-only',
      'the published language depends on shared alone, on no package either',
      { path: '^server/src/events/' },
      { pathNot: ['^server/src/events/', '^shared/src/'] },
    ),
    forbid(
      'wechat-knows-no-feature',
      'a client of WeChat knows platform and shared',
      { path: '^server/src/wechat/' },
      { path: '^server/src/', pathNot: ['^server/src/wechat/', '^server/src/platform/index\\.ts$'] },
    ),
    forbid(
      'migrations-stand-alone',
      'old migrations must run against any later code',
      { path: '^server/migrations/' },
      { path: '^(server/src|shared|miniapp)/' },
    ),

    forbid(
      'miniapp-shares-rules-only',
      'the app sees the server through contracts',
      { path: '^miniapp/' },
      { path: '^server/' },
    ),
    forbid(
      'miniapp-has-no-node',
      'a phone has no node:fs',
      { path: '^miniapp/src/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'one-door-to-wechat',
      'all Taro.* and wx.* calls live in miniapp/src/platform',
      { path: '^miniapp/src/', pathNot: '^miniapp/src/platform/' },
      { path: 'node_modules/@tarojs/taro/' },
    ),
    forbid(
      'door-knows-nobody',
      'platform is below everything',
      { path: '^miniapp/src/platform/' },
      { path: '^miniapp/src/(api|components|features|pages|subpackages)/' },
    ),
    forbid(
      'api-knows-no-screen',
      'talking to the server needs no screen',
      { path: '^miniapp/src/api/' },
      { path: '^miniapp/src/(components|features|pages|subpackages)/' },
    ),
    forbid(
      'components-have-no-business-words',
      'the design system knows no feature',
      { path: '^miniapp/src/components/' },
      { path: '^miniapp/src/(api|features|pages|subpackages)/' },
    ),
    forbid(
      'features-know-no-page',
      'several pages share a feature',
      { path: '^miniapp/src/features/' },
      { path: '^miniapp/src/(pages|subpackages)/' },
    ),
    forbid(
      'main-package-stays-small',
      'a tab page must not pull a subpackage in',
      { path: '^miniapp/src/pages/' },
      { path: '^miniapp/src/subpackages/' },
    ),
    forbid(
      'subpackages-load-alone',
      'a lazy package cannot need another lazy package',
      { path: '^miniapp/src/subpackages/([^/]+)/' },
      { path: '^miniapp/src/subpackages/', pathNot: '^miniapp/src/subpackages/$1/' },
    ),

    forbid(
      'product-without-tests',
      'nothing that ships knows the tests or the simulator',
      { path: '^(server|shared|miniapp)/' },
      { path: '^test/' },
    ),
    forbid(
      'simulator-shares-no-code',
      'the simulator checks the client, so it may not be the client; it runs on Node alone',
      { path: '^test/wechat-simulator/src/' },
      { pathNot: '^test/wechat-simulator/src/', dependencyTypesNot: ['core'] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'require', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
