import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createContext, type AppContext } from "#app/context.server.ts";
import { REFUSAL_CODES } from "#app/domain/refusal-codes.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { statusOfRefusal } from "#app/http/answers/refusal-response.server.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readableLog } from "#tests/support/http/log-lines.ts";
import { openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { smallPages, type Shown, type SmallPage } from "#tests/support/http/small-pages.ts";
import { posted, rawRequest, type Answer } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { migrations } from "#tests/support/postgres/databases.ts";

const app = openTestApp();
const written = readableLog();
let web: OpenWeb;
let away: OpenWeb;
let withoutDatabase: AppContext;

const refusing = async (): Promise<never> => {
  throw new Refusal("offer-expired", { days: 3 });
};
const asking: SmallPage = {
  loader: async ({ context }) => context.app.withActor({ kind: "public" }, async () => ({ asked: true })),
};

const pages = smallPages({
  "/refused": {
    loader: () => ({ shown: true }),
    action: async (args) => {
      await readForm(args, z.object({ note: z.string() }));
      return refusing();
    },
  },
  "/refused-page": { loader: refusing },
  "/refused-resource": { isResource: true, loader: refusing, action: refusing },
  "/resource": {
    isResource: true,
    loader: () => ({ amountFen: 4_760_000_000_000_089n, at: new Date("2018-03-01T01:00:00Z") }),
  },
  "/foreign-refusal": {
    loader: () => {
      // Like one of the other bundle: the same name and code, another class.
      const foreign: Error = Object.assign(new Error("offer-expired"), {
        name: "Refusal",
        code: "offer-expired",
      });
      throw foreign;
    },
  },
  "/bug": {
    loader: () => {
      throw new Error("secret of person@example.com");
    },
  },
  "/done": { action: () => seeOther("/refused") },
  "/elsewhere": {
    loader: () => {
      const answer: unknown = new Response(null, { status: 302, headers: { location: "/sign-in" } });
      throw answer;
    },
  },
  "/things/:thingId": { loader: ({ params }) => ({ id: idParam(params, "thingId") }) },
  "/asking": asking,
});

beforeAll(async () => {
  web = await openWeb({ ...app.web, log: written.log }, pages);
  const { config } = app.web;
  withoutDatabase = createContext(
    { ...config, database: { ...config.database, url: "postgres://nobody@127.0.0.1:1/none" } },
    { process: "web", migrations, log: written.log },
  );
  away = await openWeb(withoutDatabase, pages);
});
afterAll(async () => {
  await Promise.all([web.stop(), away.stop()]);
  await withoutDatabase.close();
});

const get = (path: string, headers = {}): Promise<Answer> => rawRequest(web.url, path, { headers });
const post = (path: string, fields: Record<string, string> = {}): Promise<Answer> =>
  rawRequest(web.url, path, posted(app.web.config.web.publicOrigin, fields));

test("a resource requested by its address is JSON with large numbers as strings; a script gets them unchanged", async () => {
  const byItself = await rawRequest(web.url, "/resource");
  expect([byItself.status, byItself.headers["content-type"]]).toEqual([
    200,
    "application/json; charset=utf-8",
  ]);
  expect(byItself.json()).toEqual({ amountFen: "4760000000000089", at: "2018-03-01T01:00:00.000Z" });
  const byScript = await rawRequest(web.url, "/resource.data");
  expect(byScript.headers["content-type"]).toMatch(/^text\/x-script/);
  expect(byScript.text).toContain('["B","4760000000000089"]');
});

test("every kind of refusal has its own HTTP status", () => {
  const kinds = new Set(REFUSAL_CODES.map(statusOfRefusal));
  expect([...kinds].filter((status) => ![401, 403, 404, 409, 422, 429, 503].includes(status))).toEqual([]);
});

describe("a refusal", () => {
  test("by an action renders the page again, with its status, its facts and the submitted values", async () => {
    const answer = await post("/refused", { note: "kept", act: "accept" });
    expect(answer.status).toBe(409);
    const { loaderData, actionData } = answer.json() as Shown;
    expect(loaderData).toMatchObject({ "/refused": { shown: true } });
    expect(actionData?.["/refused"]).toMatchObject({
      refusal: { code: "offer-expired", detail: { days: 3 } },
      act: "accept",
      form: { initialValue: { note: "kept" } },
    });
  });

  test("by an action gives a page that runs in the browser the same status", async () => {
    const answer = await post("/refused.data", { note: "kept" });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("offer-expired");
  });

  test.each(["/refused-page", "/foreign-refusal"])(
    "by a loader is shown by the error boundary: %s",
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(409);
      expect(Object.values((answer.json() as Shown).errors ?? {})).toMatchObject([
        { status: 409, data: { refusal: { code: "offer-expired" } } },
      ]);
    },
  );

  test("by a resource is JSON, for reads and writes", async () => {
    for (const answer of [await get("/refused-resource"), await post("/refused-resource")]) {
      expect(answer.status).toBe(409);
      expect(answer.json()).toMatchObject({ refusal: { code: "offer-expired" } });
    }
  });

  test("by a resource that a browser opens directly is a message in the reader's language", async () => {
    const headers = { accept: "text/html,*/*;q=0.8", "accept-language": "zh-CN" };
    const answer = await get("/refused-resource", headers);
    expect([answer.status, answer.headers["content-type"]]).toEqual([409, "text/plain; charset=utf-8"]);
    expect(answer.text).toMatch(/^[^{<]*\p{Script=Han}[^{<]*$/u);
  });
});

test("a successful action is answered with a redirect: 303", async () => {
  const answer = await post("/done");
  expect([answer.status, answer.headers.location]).toEqual([303, "/refused"]);
});

test("a redirect that is thrown is a redirect", async () => {
  const answer = await get("/elsewhere");
  expect([answer.status, answer.headers.location]).toEqual([302, "/sign-in"]);
});

test.each(["1", "%00", "..%2f", "%E0%A4%A", "' or 1=1", "0000"])(
  "an address with a malformed id is not found: %s",
  async (id) => {
    expect((await get(`/things/${encodeURI(id)}`)).status).toBe(404);
  },
);

test("an id in capitals is the same id", async () => {
  const answer = await get("/things/0DEB7D3A-F7AD-4C13-8DDD-AB90566DA8E4");
  expect(answer.text).toContain("0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4");
});

test("a bug is answered with 500 and no details; the log has its stack and the request's id, and no e-mail address", async () => {
  const answer = await get("/bug", { "x-request-id": "bug-report-1" });
  expect(answer.status).toBe(500);
  expect(answer.text).not.toMatch(/secret|person@|at .*answers/);
  const line = written
    .lines()
    .find(({ requestId, error }) => requestId === "bug-report-1" && error !== undefined);
  expect(line).toMatchObject({ level: "error", error: { message: "secret of [address]" } });
  expect(JSON.stringify(line)).toContain("answers.test");
  expect(written.text()).not.toContain("person@example.com");
});

test("while the database is down a page that needs it is 503 with Retry-After, and other pages work", async () => {
  const answer = await rawRequest(away.url, "/asking");
  expect(answer.status).toBe(503);
  expect(Object.values((answer.json() as Shown).errors ?? {})).toMatchObject([
    { data: { refusal: { code: "database-away" } } },
  ]);
  expect((await rawRequest(away.url, "/things/0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4")).status).toBe(200);
});
