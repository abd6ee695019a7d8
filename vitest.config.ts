import { configDefaults, defineConfig } from "vitest/config";
import { skippedLargeTests } from "#tests/support/large-tests.ts";
import { isWhole } from "./tests/support/sample.ts";

const exclude = [...configDefaults.exclude, ...skippedLargeTests.map((file) => `tests/${file}`)];

export default defineConfig({
  test: {
    reporters: ["default"],
    projects: [
      {
        test: {
          name: "unit",
          setupFiles: ["tests/support/fixed-clock.ts"],
          pool: "forks",
          isolate: false, // no module keeps state, so each is loaded once, not once per file
          maxWorkers: 2,
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          exclude,
          testTimeout: isWhole ? 600_000 : 20_000,
        },
      },
      {
        // Part of `npm run check`: they read the source and do not run it.
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
          exclude,
          globalSetup: ["tests/support/postgres/global-setup.ts"],
          env: { NODE_ENV: "test" },
          pool: "forks",
          isolate: false,
          maxWorkers: 2,
          testTimeout: isWhole ? 600_000 : 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
