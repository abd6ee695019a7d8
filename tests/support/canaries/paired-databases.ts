import { afterAll, beforeAll, inject } from "vitest";
import { cloneTemplate, dropDatabase } from "#tests/support/postgres/databases.ts";
import { type TestApp, createTestApp } from "#tests/support/test-app.ts";

type OpenedApp = ReturnType<typeof createTestApp>;

/** Two test apps over copies of one database that `fill` has filled: every id is the same in both. */
export interface PairedDatabases<Filled> {
  readonly filled: Filled;
  readonly apps: readonly [TestApp, TestApp];
}

/** Call once at the top of a test file. Filling takes no more than `timeoutMs`. */
export function openPairedDatabases<Filled>(
  fill: (app: TestApp) => Promise<Filled>,
  timeoutMs: number,
): PairedDatabases<Filled> {
  const made: string[] = [];
  const openedApps: OpenedApp[] = [];
  let filled: { value: Filled } | undefined;

  beforeAll(async () => {
    const server = inject("databaseServer");
    const copyOf = async (template: string): Promise<string> => {
      const url = await cloneTemplate(server, template);
      made.push(url);
      return url;
    };
    const url = await copyOf(inject("databaseTemplate"));
    const first = createTestApp(url);
    try {
      filled = { value: await fill(first) };
    } finally {
      // A database can't be copied while others are connected.
      await first.close();
    }
    const name = new URL(url).pathname.slice(1);
    for (let nth = 0; nth < 2; nth += 1) openedApps.push(createTestApp(await copyOf(name)));
  }, timeoutMs);

  afterAll(async () => {
    for (const app of openedApps) await app.close();
    for (const url of made) await dropDatabase(url);
  });

  return {
    get filled() {
      if (filled === undefined) throw new Error("The twins are there inside of tests only.");
      return filled.value;
    },
    get apps() {
      const [one, other] = openedApps;
      if (one === undefined || other === undefined)
        throw new Error("The twins are there inside of tests only.");
      return [one, other] as const;
    },
  };
}
