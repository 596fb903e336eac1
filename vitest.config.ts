import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Vite would load graphql's ES module build where Node loads its CommonJS one, and graphql refuses to be
// there twice.
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

// What tests wait for comes later on a busy machine.
const expect = { poll: { timeout: 30_000 } };

export default defineConfig({
  test: {
    // Tests wait for processes and clocks more than they compute: two at a time suit even two processors.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          expect,
          // Pure functions leave nothing behind, and their modules are loaded once a worker.
          isolate: false,
          include: ['test/unit/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          expect,
          include: ['test/integration/**/*.test.ts', 'test/abuse/**/*.test.ts'],
          globalSetup: ['test/support/database-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        // Whatever database the others use, these have an embedded one of their own.
        resolve,
        test: {
          name: 'embedded',
          expect,
          include: ['test/embedded/**/*.test.ts'],
          globalSetup: ['test/support/compiled-program.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        resolve,
        test: {
          name: 'browser',
          expect,
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/database-setup.ts', 'test/browser/demo-server.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
