import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const root = path.resolve(__dirname, '..');
const sharedSource = path.resolve(root, '../shared/src');

/**
 * Taro runs babel over `src/` and its own packages only. react-query's private fields, the lunar calendar's
 * static fields and our shared TypeScript would
 * otherwise reach the phone as written: H5 shows a blank page and weapp refuses the script, both without a message.
 */
const compileToo = {
  include: [
    (file: string) => /node_modules[\\/](@tanstack|zustand|qrcode-generator|tyme4ts)[\\/]/.test(file),
    (file: string) => file.startsWith(sharedSource),
  ],
};

/** The part of webpack-chain that this file uses. */
interface Chain {
  plugin(name: string): { use(plugin: unknown, args: unknown[]): void };
  optimization: { splitChunks(rules: object): void };
}

/** Globals that react-query reaches for and WeChat's logic layer lacks: without them a query is pending for ever. */
function provideMissingGlobals(chain: Chain, webpack: { ProvidePlugin: unknown }): void {
  const platform = (file: string) => path.resolve(root, 'src/platform', file);
  chain.plugin('missing-globals').use(webpack.ProvidePlugin, [
    {
      AbortController: [platform('abort-controller.ts'), 'AbortController'],
      globalThis: [platform('global-this.ts'), 'emptyGlobal'],
    },
  ]);
}

/** The browser build: what several pages use is loaded once, not once per page. */
function shareBetweenPages(chain: Chain): void {
  const group = (name: string, test: RegExp, priority: number) => ({ name, test, priority, enforce: true });
  chain.optimization.splitChunks({
    chunks: 'all',
    cacheGroups: {
      default: false,
      defaultVendors: false,
      runtime: { ...group('runtime', /node_modules[\\/]/, 10), chunks: 'initial' },
      libraries: { ...group('libraries', /node_modules[\\/]/, 5), chunks: 'async', minChunks: 2 },
      controls: group(
        'controls',
        /[\\/](@nutui|react-transition-group)[\\/]|miniapp[\\/]src[\\/]components/,
        20,
      ),
    },
  });
}

export default defineConfig(async () => {
  const platform = process.env.TARO_ENV ?? 'h5';
  const settings: UserConfigExport = {
    projectName: 'tianpu',
    date: '2026-1-1',
    sourceRoot: 'src',
    outputRoot: `dist/${platform}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    // NutUI is drawn on 375; our own styles are in real pixels too, so nothing is scaled (see `pxtransform` below).
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    plugins: [
      '@tarojs/plugin-framework-react',
      `@tarojs/plugin-platform-${platform}`,
      path.resolve(root, 'config/spoken-labels.ts'),
    ],
    alias: { '@': path.resolve(root, 'src'), '@tianpu/shared': sharedSource },
    defineConstants: {
      API_ORIGIN: JSON.stringify(
        platform === 'h5' ? '' : (process.env.TARO_APP_API_BASE_URL ?? 'http://127.0.0.1:8080'),
      ),
    },
    copy: { patterns: [], options: {} },
    mini: {
      compile: compileToo,
      optimizeMainPackage: { enable: true },
      miniCssExtractPluginOption: { ignoreOrder: true },
      // Real pixels: the capsule, the safe area and scroll positions come in pixels as well.
      postcss: { pxtransform: { enable: false, config: {} } },
      webpackChain: provideMissingGlobals,
    },
    h5: {
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile: compileToo,
      webpackChain: shareBetweenPages,
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform: { enable: false, config: {} },
      },
    },
  };
  return settings;
});
