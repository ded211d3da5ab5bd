// The mini-program's own tests: pure views in tables, hooks and components over small stand-ins for Taro, in jsdom.
const path = require('node:path');

const root = path.resolve(__dirname, '../..');
const miniapp = path.join(root, 'miniapp');

module.exports = {
  displayName: 'miniapp',
  rootDir: root,
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/test/miniapp/**/*.test.{ts,tsx}'],
  setupFilesAfterEnv: ['<rootDir>/test/miniapp/support/setup.ts'],
  modulePaths: ['<rootDir>/miniapp/node_modules', '<rootDir>/node_modules'],
  moduleNameMapper: {
    '^@tianpu/shared/(.*)$': '<rootDir>/shared/src/$1/index.ts',
    '^@/(.*)\\.(png|webp)$': '<rootDir>/test/miniapp/support/picture.ts',
    '^@/(.*)$': '<rootDir>/miniapp/src/$1',
    '\\.(scss|css)$': '<rootDir>/test/miniapp/support/style.ts',
    '^@tarojs/components$': '<rootDir>/test/miniapp/support/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/miniapp/support/taro.ts',
    '^@nutui/nutui-react-taro$': '<rootDir>/test/miniapp/support/nutui.ts',
    // One React for the tests and everything they render.
    '^react$': path.join(miniapp, 'node_modules/react'),
    '^react/(.*)$': path.join(miniapp, 'node_modules/react/$1'),
    '^react-dom$': path.join(miniapp, 'node_modules/react-dom'),
    '^react-dom/(.*)$': path.join(miniapp, 'node_modules/react-dom/$1'),
  },
  transform: {
    '^.+\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!\\.pnpm/)(?!(@nutui|@tarojs|lodash-es)/)'],
};
