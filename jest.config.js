// One jest for the whole workspace. Projects differ only in environment and module paths.
const path = require('node:path');

// Nest 12 and some of its dependencies are ESM only; jest runs CommonJS, so swc compiles them too.
const esmPackages = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  'load-esm',
  'uid',
  'iterare',
  'content-disposition',
  'cookie',
  '@borewit',
  'jose',
  'ulid',
  'rate-limiter-flexible',
];
const serverSwc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
    target: 'es2022',
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};
const shared = { '^@tianpu/shared/(.*)$': '<rootDir>/shared/src/$1/index.ts' };

/** A project that runs in plain Node, with the server's dependencies in reach. */
const nodeProject = (name, timeoutHint = {}) => ({
  displayName: name,
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  modulePaths: ['<rootDir>/server/node_modules', '<rootDir>/node_modules'],
  moduleNameMapper: shared,
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest', serverSwc] },
  transformIgnorePatterns: [`/node_modules/(?!\\.pnpm/)(?!(${esmPackages.join('|')})/)`],
  ...timeoutHint,
});

module.exports = {
  projects: [
    nodeProject('rules'),
    nodeProject('architecture'),
    nodeProject('wechat'),
    nodeProject('server'),
    nodeProject('scripts'),
    nodeProject('weapp'),
    nodeProject('journeys'),
    path.join(__dirname, 'test/miniapp/jest.config.js'),
  ],
};
