import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default"],
    projects: [
      {
        test: {
          name: "unit",
          setupFiles: ["tests/support/fixed-clock.ts"],
          pool: "forks",
          isolate: false, // nothing of ours keeps state in a module: each is read once, not once a file
          maxWorkers: 2,
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          testTimeout: 20_000,
        },
      },
      {
        // What `npm run check` runs: they read the source, not what it does.
        test: {
          name: "rules",
          include: ["tests/rules/**/*.test.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000, // they run the real tools
        },
      },
      {
        test: {
          name: "integration",
          setupFiles: ["tests/support/fixed-clock.ts"],
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/postgres/global-setup.ts"],
          env: { NODE_ENV: "test" },
          pool: "forks",
          isolate: false,
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
