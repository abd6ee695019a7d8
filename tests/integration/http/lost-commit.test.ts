import { connect, createServer, type AddressInfo, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { readConfig } from "#app/config.server.ts";
import { createContext, type AppContext } from "#app/context.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { smallPages } from "#tests/support/http/small-pages.ts";
import { posted, rawRequest, type Answer } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { migrations } from "#tests/support/postgres/databases.ts";

/**
 * The connection to PostgreSQL is lost while a form's transaction commits. A proxy before the server detects the commit,
 * and closes the connection before or after forwarding it.
 */
const testApp = openTestApp();
const form = z.object({ note: z.string() });
/** "commit" as a simple query of PostgreSQL's protocol. */
const COMMIT = Buffer.from("510000000b636f6d6d697400", "hex");

let cut: "before" | "after" | "and stay away" | null = null;
let isOpen = true;
let proxy: Server;
let app: AppContext;
let web: OpenWeb;

beforeAll(async () => {
  const server = new URL(testApp.databaseUrl);
  proxy = createServer((from) => {
    if (!isOpen) return void from.destroy();
    const to = connect(Number(server.port), server.hostname);
    from.on("data", (bytes: Buffer) => {
      if (cut === null || !bytes.includes(COMMIT)) return void to.write(bytes);
      const how = cut;
      cut = null;
      isOpen = how !== "and stay away";
      from.pause();
      if (how !== "before") to.write(bytes);
      // The server's response is not passed on.
      to.unpipe(from);
      setTimeout(() => [from, to].forEach((end) => end.destroy()), 100);
    });
    to.pipe(from);
    from.on("error", () => to.destroy()).on("close", () => to.destroy());
    to.on("error", () => from.destroy()).on("close", () => from.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = new URL(server);
  address.port = String((proxy.address() as AddressInfo).port);
  app = createContext(readConfig({ NODE_ENV: "test", DATABASE_URL: address.href }), {
    process: "web",
    migrations,
  });
  web = await openWeb(
    app,
    smallPages({
      "/writes": {
        isResource: true,
        action: async (args) => {
          const { note } = await readForm(args, form);
          await args.context.app.withActor({ kind: "public" }, (trx) =>
            trx
              .insertInto("devMail")
              .values({ recipient: "lost", subject: note, text: "", html: "" })
              .execute(),
          );
          return Response.json({ done: note });
        },
      },
    }),
  );
});
afterAll(async () => {
  isOpen = true;
  await web.stop();
  await app.close();
  proxy.close();
});
beforeEach(async () => {
  [cut, isOpen] = [null, true];
  await testApp.empty();
});

const send = (note: string): Promise<Answer> =>
  rawRequest(web.url, "/writes", posted(testApp.web.config.web.publicOrigin, { note }));
const written = async () =>
  (await testApp.sql<{ subject: string }>`select subject from dev_mail`).map(({ subject }) => subject);

test("a committed change is reported as done although the connection was lost before the response", async () => {
  cut = "after";
  const answer = await send("first");
  expect([answer.status, answer.json()]).toEqual([200, { done: "first" }]);
  expect(await written()).toEqual(["first"]);
});

test("a change that never reached the server is made once when it is sent again", async () => {
  cut = "before";
  const answer = await send("second");
  expect([answer.status, answer.json()]).toMatchObject([503, { refusal: { code: "database-away" } }]);
  expect(await written()).toEqual([]);
  expect((await send("second")).status).toBe(200);
  expect(await written()).toEqual(["second"]);
});

test("where the server stays down, the response says that the change may have been saved", async () => {
  cut = "and stay away";
  const answer = await send("third");
  expect([answer.status, answer.json()]).toMatchObject([503, { refusal: { code: "outcome-unsure" } }]);
  await sleep(50);
  expect(await written()).toEqual(["third"]);
}, 30_000);
