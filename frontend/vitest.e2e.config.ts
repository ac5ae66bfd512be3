import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/**/*.spec.ts'],
    // Each test has a core and a page of its own; two at a time is what two processors carry.
    maxWorkers: 2,
    // Those that look at every state take the longest.
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
