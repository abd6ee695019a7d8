import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, onTestFinished } from "vitest";
import { useMachineClock } from "./clock.ts";
import { cloneCity } from "#tests/support/postgres/city.ts";
import { cloneTemplate, dropDatabase } from "#tests/support/postgres/databases.ts";
import { type TestApp, createTestApp } from "./test-app.ts";

export type { TestApp } from "./test-app.ts";

export interface TestAppOptions {
  /**
   * "machine" for a file that starts built processes: they ask the machine for the time, so that all else does too, and
   * the file may hold no date near today. "database" for one that looks at what production has: as "machine", and the
   * product's functions ask PostgreSQL's own clock. Every other file has the clock of the tests.
   */
  clock?: "machine" | "database";
  /** "city" for the demonstration city and its documents; by the machine's clock, at which it was seeded. */
  data?: "city";
  /** Each test begins with nothing. */
  isEmptied?: boolean;
  /** The time at which each test begins. */
  startsAt?: Date;
}

/** That of a test file. */
export interface OpenTestApp extends TestApp {
  /** Expects that from here to the end of the test no row and no job is written. */
  expectNoWrites(): Promise<void>;
}

/** Call once at the top of a test file. The database is copied before its first test and dropped after its last. */
export function openTestApp(
  environment: Record<string, string> = {},
  { clock, data, isEmptied = false, startsAt }: TestAppOptions = {},
): OpenTestApp {
  if (clock !== undefined || data !== undefined) useMachineClock();
  let open: ReturnType<typeof createTestApp> | undefined;
  const closing: (() => Promise<void>)[] = [];

  // The first file that needs the city seeds it, while others wait.
  const timeoutMs = data === "city" ? 240_000 : undefined;
  beforeAll(async () => {
    const server = inject("databaseServer");
    const url =
      data === "city"
        ? await cloneCity(server)
        : await cloneTemplate(server, inject("databaseTemplate"), { keepsClock: clock === "database" });
    open = createTestApp(url, environment);
    closing.forEach(open.onClose);
  }, timeoutMs);

  let isMoved = false;
  beforeEach(async () => {
    isMoved = false;
    if (startsAt) await opened().setNow(startsAt);
    if (isEmptied) await opened().empty();
  });
  afterEach(async () => {
    if (isMoved) await opened().setNow(undefined);
  });

  afterAll(async () => {
    if (!open) return;
    await open.close();
    await dropDatabase(open.databaseUrl);
  });

  const opened = (): ReturnType<typeof createTestApp> => {
    if (!open)
      throw new Error("The test app opens before the first test: use it inside of tests and hooks only.");
    return open;
  };
  return {
    get web() {
      return opened().web;
    },
    get worker() {
      return opened().worker;
    },
    get owner() {
      return opened().owner;
    },
    get sql() {
      return opened().sql;
    },
    get databaseUrl() {
      return opened().databaseUrl;
    },
    async setNow(instant) {
      isMoved = instant !== undefined;
      await opened().setNow(instant);
    },
    empty: () => opened().empty(),
    traces: () => opened().traces(),
    async expectNoWrites() {
      const before = await opened().traces();
      onTestFinished(async () => expect(await opened().traces()).toBe(before));
    },
    onClose(close) {
      if (open) open.onClose(close);
      else closing.push(close);
    },
  };
}
