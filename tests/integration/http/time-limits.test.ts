import { sql } from "kysely";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { readConfig } from "#app/config.server.ts";
import { createContext, type AppContext } from "#app/context.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { smallPages, type SmallPage } from "#tests/support/http/small-pages.ts";
import { posted, rawRequest, type Answer } from "#tests/support/http/raw-request.ts";
import { migrations } from "#tests/support/postgres/databases.ts";
import { unchanged } from "#tests/support/refusals.ts";

/** What timed out was not done: the response is 503 after PostgreSQL's rollback, and a repeat is done once. */
const testApp = openTestApp();
const form = z.object({ note: z.string() });
const email = (subject: string) => ({ recipient: "limits", subject, text: "", html: "" });

/** Writes, then waits for the row that the test holds. */
const writesAndWaits: NonNullable<SmallPage["action"]> = async (args) => {
  const { note } = await readForm(args, form);
  await args.context.app.withActor({ kind: "public" }, async (trx) => {
    await trx.insertInto("devMail").values(email(note)).execute();
    await sql`select * from hold_row()`.execute(trx);
  });
  return Response.json({ done: note });
};

const pages = smallPages({
  "/waits": { loader: () => ({ there: true }), action: writesAndWaits },
  "/computes": {
    isResource: true,
    action: async (args) => {
      const { note } = await readForm(args, form);
      await args.context.app.withActor({ kind: "public" }, async (trx) => {
        await trx.insertInto("devMail").values(email(note)).execute();
        await sleep(2_500);
      });
      return Response.json({ done: note });
    },
  },
  "/writes-twice": {
    isResource: true,
    action: async (args) => {
      const { note } = await readForm(args, form);
      const { withActor } = args.context.app;
      await withActor({ kind: "public" }, (trx) => trx.insertInto("devMail").values(email(note)).execute());
      return writesAndWaits({
        ...args,
        request: new Request(args.request.url, { method: "POST", body: new URLSearchParams({ note }) }),
      });
    },
  },
  "/full": {
    loader: () => ({ there: true }),
    action: async (args) => {
      await readForm(args, form);
      await args.context.app.withActor({ kind: "public" }, (trx) =>
        sql`do $$ begin raise exception 'no space' using errcode = '53100'; end $$`.execute(trx),
      );
      return null;
    },
  },
});

interface Limits {
  request: number;
  lock: number;
}
const webs: { app: AppContext; web: OpenWeb }[] = [];
async function open({ request, lock }: Limits): Promise<OpenWeb> {
  const config = readConfig({
    NODE_ENV: "test",
    DATABASE_URL: testApp.databaseUrl,
    REQUEST_SECONDS: String(request),
    DATABASE_LOCK_SECONDS: String(lock),
  });
  const app = createContext(config, { process: "web", migrations });
  const web = await openWeb(app, pages);
  webs.push({ app, web });
  return web;
}

let patient: OpenWeb;
let impatient: OpenWeb;
beforeAll(async () => {
  await testApp.sql`create table held (id int primary key);
    create function hold_row() returns setof held language sql security definer
      as 'select * from public.held for update';
    grant execute on function hold_row() to longspring_app`;
  patient = await open({ request: 30, lock: 1 });
  impatient = await open({ request: 1, lock: 20 });
});
afterAll(async () => {
  for (const { app, web } of webs) {
    await web.stop();
    await app.close();
  }
});
beforeEach(async () => {
  await testApp.empty();
  await testApp.sql`insert into held values (1)`;
});

const send = (web: OpenWeb, path: string, note: string, language = "en"): Promise<Answer> =>
  rawRequest(
    web.url,
    path,
    posted(testApp.web.config.web.publicOrigin, { note }, { headers: { "accept-language": language } }),
  );

/** Runs while the row is locked; afterwards every waiting request has timed out. */
async function whileHeld<Result>(work: () => Promise<Result>): Promise<Result> {
  const holder = await testApp.owner.connect();
  await holder.query("begin; select from held for update");
  const result = await work();
  await holder.query("commit");
  holder.release();
  await sleep(300);
  return result;
}

const emails = async () =>
  (await testApp.sql<{ subject: string }>`select subject from dev_mail`).map(({ subject }) => subject);

describe("a form that waits for a lock", () => {
  test.each([
    ["en", "Nothing was changed"],
    ["zh-CN", "未作任何更改"],
  ])(
    "is answered with 503 and a message (%s) with the form as typed, and is done once when it is sent again",
    async (language, expected) => {
      const before = await testApp.traces();
      const answer = await whileHeld(() => send(patient, "/waits", "first", language));
      expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "5"]);
      expect(replyIn(answer).refusal).toMatchObject({
        code: "database-busy",
        text: expect.stringContaining(expected) as string,
      });
      expect(replyIn(answer).form?.initialValue).toEqual({ note: "first" });
      expect(await testApp.traces()).toBe(before);
      expect((await send(patient, "/waits", "first")).status).toBe(200);
      expect(await emails()).toEqual(["first"]);
    },
  );

  test("is rolled back before its request's own time limit is answered, and never carried out later", async () => {
    const before = await testApp.traces();
    const answer = await whileHeld(async () => {
      const late = await send(impatient, "/waits", "second");
      const { rowCount } = await testApp.owner.query(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      expect(rowCount).toBe(0);
      return late;
    });
    expect(answer.status).toBe(503);
    expect(answer.text).toContain("Nothing was changed");
    expect(await testApp.traces()).toBe(before);
    expect((await send(impatient, "/waits", "second")).status).toBe(200);
    expect(await emails()).toEqual(["second"]);
  });

  test("reports that the result is uncertain where a part of it was committed", async () => {
    const [late, locked] = await whileHeld(() =>
      Promise.all([send(impatient, "/writes-twice", "third"), send(patient, "/writes-twice", "third")]),
    );
    expect([late.status, locked.status]).toEqual([503, 503]);
    expect(late.text).toContain("part of it may have been saved");
    expect(locked.json()).toMatchObject({ refusal: { code: "outcome-unsure" } });
    expect(await emails()).toEqual(["third", "third"]);
  });
});

test("a handler that computes past the time limit commits nothing afterwards", async () => {
  await testApp.expectNoWrites();
  const answer = await send(impatient, "/computes", "fourth");
  expect(answer.status).toBe(503);
  await sleep(1_500);
});

test("a full disk is answered with 503 and a message", async () => {
  const answer = await unchanged(testApp.traces, () => send(patient, "/full", "fifth"));
  expect(answer.status).toBe(503);
  expect(replyIn(answer).refusal).toMatchObject({ code: "database-full" });
});

test("a database that is dropped under the process is answered with 503 and a message, and works again once it is back", async () => {
  const name = `${new URL(testApp.databaseUrl).pathname.slice(1)}`;
  const elsewhere = new URL(testApp.databaseUrl);
  elsewhere.pathname = `/${name}_gone`;
  const config = readConfig({ NODE_ENV: "test", DATABASE_URL: elsewhere.href });
  const app = createContext(config, { process: "web", migrations });
  const web = await openWeb(app, pages);
  webs.push({ app, web });
  const answer = await send(web, "/computes", "sixth");
  expect(answer.status).toBe(503);
  expect(answer.json()).toMatchObject({ refusal: { code: "database-away" } });
  expect((await rawRequest(web.url, "/healthz/ready")).json()).toEqual({
    ready: false,
    because: ["database"],
  });
});
