import { defineConfig } from "@playwright/test";
import { skippedJourneys } from "#tests/support/large-tests.ts";

// The global set-up starts one application for the run; workers inherit its URL through the environment.
const { E2E_ORIGIN, CHROMIUM_PATH } = process.env;

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.e2e.ts",
  testIgnore: skippedJourneys.map((file) => `**/${file}`),
  globalSetup: "./tests/e2e/support/global-setup.ts",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    ...(E2E_ORIGIN ? { baseURL: E2E_ORIGIN } : {}),
    actionTimeout: 10_000,
    trace: "off", // costs a third of the run time; enable it by --trace retain-on-failure
    screenshot: "only-on-failure",
    launchOptions: { args: ["--disable-gpu"], ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}) },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
