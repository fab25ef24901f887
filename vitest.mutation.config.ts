import { defineConfig } from 'vitest/config';

// What `npm run mutation` runs against each mutant: the tests of logic and series, or of the folder that the environment
// variable MUTATION_TESTS names, with fewer random samples.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: [process.env.MUTATION_TESTS ?? 'packages/core/src/{logic,series}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/conformance/**'],
    env: { SAMPLES: '0.04' },
    testTimeout: 30_000,
  },
});
