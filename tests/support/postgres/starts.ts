import { afterAll, beforeAll } from "vitest";
import { readConfig } from "#app/config.server.ts";
import { createContext, type AppContext } from "#app/context.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { migrations } from "./databases.ts";

/** Two roles for the time of a test file, the first of which can log in, and web processes that start with such logins. */
export function startsOf(testApp: TestApp) {
  const login = `login_${process.pid}`;
  const other = `other_${process.pid}`;
  beforeAll(async () => {
    await testApp.owner.query(`create role ${login} login password 'secret'; create role ${other} nologin`);
  });
  afterAll(async () => {
    await testApp.owner.query(`drop owned by ${login}, ${other}; drop role ${login}, ${other}`);
  });

  async function withWeb<Result>(
    environment: Record<string, string>,
    work: (app: AppContext) => Promise<Result>,
  ): Promise<Result> {
    const config = readConfig({ NODE_ENV: "test", DATABASE_URL: testApp.databaseUrl, ...environment });
    const app = createContext(config, { process: "web", migrations });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  }

  return {
    login,
    other,
    withWeb,
    loginUrl(): string {
      const url = new URL(testApp.databaseUrl);
      url.username = login;
      url.password = "secret";
      return url.href;
    },
    /** The message where the process does not start. */
    refusalOf: (environment: Record<string, string>): Promise<string> =>
      withWeb(environment, (app) =>
        app.refuseUnsafeRoles().then(
          () => "starts",
          (error: unknown) => (error as Error).message,
        ),
      ),
  };
}
