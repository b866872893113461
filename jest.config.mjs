/** One configuration per test size (see test/README.md); all run with `npm test`, one with `npx jest --selectProjects small`. */
const shared = {
  rootDir: '.',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: false, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^@colex/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/', '<rootDir>/.cache/'],
};

const database = {
  globalSetup: '<rootDir>/test/harness/cluster-setup.ts',
  globalTeardown: '<rootDir>/test/harness/cluster-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/test/harness/second-try.ts'],
};

const project = (displayName, testMatch, more = {}) => ({ ...shared, displayName, testMatch, ...more });

export default {
  projects: [
    project('small', ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts', '<rootDir>/test/*.spec.ts']),
    project('medium', ['<rootDir>/test/medium/**/*.medium-spec.ts'], database),
    project('api', ['<rootDir>/test/api/**/*.e2e-spec.ts'], database),
    project('sync', ['<rootDir>/test/sync/**/*.sync-spec.ts'], database),
    project('flow', ['<rootDir>/test/flow/**/*.flow-spec.ts'], database),
    project('fuzz', ['<rootDir>/test/fuzz/**/*.fuzz-spec.ts'], database),
    project('browser', ['<rootDir>/test/browser/**/*.browser-spec.ts'], database),
  ],
  testTimeout: 120_000,
  maxWorkers: 2,
};
