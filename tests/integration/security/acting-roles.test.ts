import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openProcessPools, type ProcessPools } from "#db/process-pools.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { urlOfDatabase } from "#tests/support/postgres/databases.ts";
import { startsOf } from "#tests/support/postgres/starts.ts";
import { stripStartUpOptions } from "#tests/support/postgres/start-up-stripper.ts";
import { startApp } from "#tests/support/running-app.ts";

/**
 * Row-level security applies only to roles that may not bypass it: the processes' roles, and when processes refuse to
 * start.
 */
const { app: testApp, given } = openGiven();
const { login, other, loginUrl, withWeb, refusalOf } = startsOf(testApp);

describe("the database role of a connection", () => {
  let pools: ProcessPools;
  beforeAll(() => {
    const settings = { ...testApp.web.config.database, poolSize: 1 };
    pools = openProcessPools(settings, "web", () => undefined);
  });
  afterAll(() => pools.close());

  const me = "select current_user::text as me, current_setting('lock_timeout') as limit";
  const asApp = { me: "longspring_app", limit: "10s" };

  test("is set for a single statement, with values and without, prepared or not", async () => {
    const { main, accounts } = pools.pools;
    expect((await main.query(me)).rows).toEqual([asApp]);
    expect((await main.query(`${me} where $1`, [true])).rows).toEqual([asApp]);
    const named = { name: "me", text: `${me} where $1`, values: [true] };
    for (let round = 0; round < 3; round += 1) expect((await main.query(named)).rows).toEqual([asApp]);
    expect((await accounts.query(me)).rows).toEqual([{ me: "longspring_accounts", limit: "10s" }]);
    expect((await sql`select current_user::text as me where ${true}`.execute(pools.accounts)).rows).toEqual([
      { me: "longspring_accounts" },
    ]);
  });

  test("is set again after a transaction, after a failed statement, and for statements in a queue", async () => {
    const client = await pools.pools.main.connect();
    const asked = async () => (await client.query<object>(me)).rows[0];
    await client.query("begin; select set_config('role', 'longspring_accounts', true)");
    expect(await asked()).toMatchObject({ me: "longspring_accounts" });
    const waiting = [client.query("commit"), client.query(me)] as const;
    expect((await waiting[1]).rows).toEqual([asApp]);
    for (const wrong of ["select 1 / 0", "select no_such_column", "select 1; select 2"]) {
      await expect(client.query(wrong)).rejects.toThrow();
      expect(await asked()).toEqual(asApp);
    }
    client.release();
  });

  test("is set together with the time limits in a transaction of any kind", async () => {
    const limited = openProcessPools(
      { ...testApp.web.config.database, webLimits: { statementMs: 100, lockMs: 50, idleMs: 300 } },
      "web",
      () => undefined,
    );
    await expect(limited.pools.main.query("select pg_sleep(2)")).rejects.toMatchObject({ code: "57014" });
    const slow = limited.db.transaction().execute((trx) => sql`select pg_sleep(2)`.execute(trx));
    await expect(slow).rejects.toMatchObject({ code: "57014" });
    const roles = await limited.db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute((trx) => sql`select current_user::text as me`.execute(trx));
    expect(roles.rows).toEqual([{ me: "longspring_app" }]);
    await limited.close();
  });

  test("does not come from start-up options, which a pooler may drop", async () => {
    const proxy = await stripStartUpOptions(testApp.databaseUrl);
    await given.publishedProspect();
    await withWeb({ DATABASE_URL: proxy.url, DATABASE_DIRECT_URL: testApp.databaseUrl }, async (app) => {
      await app.refuseUnsafeRoles();
      expect(await app.troubles()).toEqual([]);
      const seen = await app.withActor({ kind: "public" }, (trx) =>
        trx.selectFrom("company").select("nameZh").execute(),
      );
      expect(seen).toEqual([]);
    });
    await proxy.close();
  });
});

describe("a process refuses to start", () => {
  test.each([
    ["is or may become a superuser", `alter role ${login} superuser`, `alter role ${login} nosuperuser`],
    ["may bypass row-level security", `alter role ${login} bypassrls`, `alter role ${login} nobypassrls`],
    ["may create roles", `alter role ${login} createrole`, `alter role ${login} nocreaterole`],
    ["owner", `grant longspring_migrator to ${login}`, `revoke longspring_migrator from ${login}`],
    [
      "superuser",
      `alter role ${other} superuser; grant ${other} to ${login}`,
      `alter role ${other} nosuperuser`,
    ],
    [
      "a schema",
      `create schema if not exists public; alter schema public owner to ${login}`,
      "alter schema public owner to pg_database_owner",
    ],
    ["may replicate", `alter role ${login} replication`, `alter role ${login} noreplication`],
    ...["pg_execute_server_program", "pg_write_server_files", "pg_read_all_data"].map((role) => [
      "files and programs of the server",
      `grant ${role} to ${login}`,
      `revoke ${role} from ${login}`,
    ]),
    ["owns the database", `create table public.own (); alter table own owner to ${login}`, "drop table own"],
  ])("where the login of DATABASE_APP_URL %s", async (reason, spoil, restore) => {
    await testApp.owner.query(`grant longspring_app to ${login}`);
    expect(await refusalOf({ DATABASE_APP_URL: loginUrl() })).toBe("starts");
    await testApp.owner.query(spoil);
    const refusal = await refusalOf({ DATABASE_APP_URL: loginUrl() });
    await testApp.owner.query(restore);
    expect(refusal).toContain(`DATABASE_APP_URL logs in as "${login}"`);
    expect(refusal).toContain(reason);
    expect(refusal).toContain("docs/operations.md");
  });

  test("where it may not assume its role at all", async () => {
    await testApp.owner.query(`revoke longspring_app from ${login}`);
    expect(await refusalOf({ DATABASE_APP_URL: loginUrl() })).toContain("grant longspring_app to it");
  });

  test.each([
    [
      "sees the row of role_canary",
      "alter table role_canary disable row level security",
      "alter table role_canary enable row level security",
    ],
    [
      "is off for public.company, public.mandate",
      "alter table company disable row level security; alter table mandate no force row level security",
      "alter table company enable row level security; alter table mandate force row level security",
    ],
    ["is missing", "delete from role_canary", "insert into role_canary default values"],
  ])("where row-level security is off or can't be proven: %s", async (reason, spoil, restore) => {
    await testApp.owner.query(spoil);
    const refusal = await refusalOf({});
    await testApp.owner.query(restore);
    expect(refusal).toContain(reason);
    expect(await refusalOf({})).toBe("starts");
  });

  test("where the role of one process may assume that of another", async () => {
    await testApp.sql`grant longspring_worker to longspring_app`;
    const refusal = await refusalOf({});
    await testApp.sql`revoke longspring_worker from longspring_app`;
    expect(refusal).toContain("the role longspring_app may act as another of the processes' roles");
    expect(await refusalOf({})).toBe("starts");
  });

  test("of every kind, with one message and a failure code, where an owner's login is given", async () => {
    for (const variable of ["DATABASE_APP_URL", "DATABASE_ACCOUNTS_URL"]) {
      const starting = startApp({
        databaseUrl: testApp.databaseUrl,
        workers: 0,
        environment: { [variable]: testApp.databaseUrl },
      });
      await expect(starting).rejects.toThrow(
        new RegExp(`ended with code 1:\n${variable} logs in as "[^"]+", which [^\n]+\\)$`),
      );
    }
    const { workers, stop } = await startApp({
      databaseUrl: testApp.databaseUrl,
      environment: { DATABASE_WORKER_URL: testApp.databaseUrl },
    });
    expect(await workers[0]?.exited).toBe(1);
    expect(workers[0]?.output()).toContain("DATABASE_WORKER_URL logs in as");
    await stop();
  }, 120_000);

  test("except for a database without migrations, which it reports and waits for", async () => {
    const name = `${new URL(testApp.databaseUrl).pathname.slice(1)}_empty`;
    await testApp.owner.query(`create database ${name} template template0`);
    await withWeb({ DATABASE_URL: urlOfDatabase(testApp.databaseUrl, name) }, async (app) => {
      await app.refuseUnsafeRoles();
      expect(await app.troubles()).toEqual(["migrations"]);
    });
    await testApp.owner.query(`drop database ${name} with (force)`);
  });
});

test("a role that gains privileges while the process runs ends its readiness and refuses new connections", async () => {
  await testApp.owner.query(`grant longspring_app to ${login}`);
  await withWeb({ DATABASE_APP_URL: loginUrl(), DATABASE_POOL_SIZE: "2" }, async (app) => {
    expect(await app.troubles()).toEqual([]);
    await testApp.owner.query(`alter role ${login} bypassrls`);
    expect(await app.troubles()).toEqual(["role"]);
    await testApp.sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${login}`;
    const asked = (): Promise<string> =>
      app
        .withActor({ kind: "public" }, (trx) => sql`select 1`.execute(trx))
        .then(
          () => "answers",
          (error: unknown) => (error as Error).message,
        );
    await expect.poll(asked).toContain("may bypass row-level security");
    await testApp.owner.query(`alter role ${login} nobypassrls`);
    await expect.poll(() => app.troubles()).toEqual([]);
  });
});
