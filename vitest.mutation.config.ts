import { defineConfig } from 'vitest/config';

// What `npm run mutation` runs against each mutant: the tests of logic and series, with fewer random samples.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['packages/core/src/{logic,series}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/conformance/**'],
    env: { SAMPLES: '0.04' },
    testTimeout: 30_000,
  },
});
