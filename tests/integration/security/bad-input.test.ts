import type { ServerBuild } from "@remix-run/node";
import { globSync, readFileSync } from "node:fs";
import { Agent } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routePatterns } from "#app/http/server/route-patterns.server.ts";
import { locales, type Locale } from "#app/i18n/locale.ts";
import { createTestSessions } from "#tests/support/forms/session-cookies.ts";
import { faultsOfPage } from "#tests/support/forms/rendered-page.ts";
import {
  goodPairs,
  borderlinePostings,
  postingsAtOnce,
  invalidPairs,
  wrongPostings,
  type FormExample,
  type FormTable,
} from "#tests/support/forms/example.ts";
import { brokenBodies, faultOf, postForm, formReply, type PostTarget } from "#tests/support/forms/posting.ts";
import { everyForm } from "#tests/support/forms/table.ts";
import { readableLog } from "#tests/support/http/log-lines.ts";
import { builtPages, openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { withTestSessions } from "#tests/support/http/test-sessions.ts";
import { actionsAlone } from "#tests/support/http/small-pages.ts";
import type { Answer } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { sampleFrom, isWhole, sampleOf } from "#tests/support/sample.ts";

/**
 * Every field of every form of the product with every kind of wrong value, posted to the built pages. Routes with forms
 * are read from Remix's manifest: a new one fails the first test until it is in the table. The suite posts the wrong
 * values of a quarter of the forms, renders each page in one language and sends half of them bodies that are no form;
 * `npm run prove:samples` omits nothing.
 */
const app = openTestApp();
const sessions = createTestSessions();
const written = readableLog("error");
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
let build: ServerBuild;
let web: OpenWeb;
let pages: OpenWeb;
let postbox: PostTarget;
let table: FormTable;

beforeAll(async () => {
  build = await builtPages();
  web = await openWeb(withTestSessions(app.web, sessions.byToken), actionsAlone(build));
  pages = await openWeb({ ...withTestSessions(app.web, sessions.byToken), log: written.log }, build);
  postbox = { url: web.url, origin: app.web.config.web.publicOrigin, agent };
  table = await everyForm(app, sessions, web.url);
}, 240_000);
afterAll(async () => {
  agent.destroy();
  await Promise.all([web.stop(), pages.stop()]);
});

const everyExample = () => Object.values(table).flat();
const someExamples = () => sampleOf(everyExample(), 4);
const languageOf = (turn: number): Locale => (turn % 2 === 0 ? "en" : "zh-CN");

/** A form with nothing but its action has no field to make invalid. */
function hasInvalidPairs(form: FormExample): boolean {
  return JSON.stringify(invalidPairs(form)) !== JSON.stringify(goodPairs(form));
}

/** Resource routes render nothing: their forms are on other pages. */
function hasPage({ path }: FormExample): boolean {
  const { pathname } = new URL(path, "http://site.invalid");
  const route = routePatterns(build.routes).find((pattern) => pattern.test.test(pathname));
  return build.routes[route?.id ?? ""]?.module.default !== undefined;
}

test("the table has every route that accepts a form, and no other", () => {
  const withAction = Object.values(build.routes).filter((route) => route?.module.action !== undefined);
  expect(Object.keys(table).sort()).toEqual(withAction.map((route) => route?.id).sort());
});

test("each action that a form of the domain names has an example", () => {
  const named = globSync("app/domain/**/*.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bact: z\.(?:literal|enum)\(([^)]*)\)/g)].flatMap(
      ([, acts = ""]) => [...acts.matchAll(/"([\w-]+)"/g)].map(([, act]) => act),
    ),
  );
  const shown = everyExample().flatMap(({ fields }) => fields["act"]?.good ?? []);
  expect(named.filter((act) => act !== undefined && !shown.includes(act))).toEqual([]);
  expect(named.length).toBeGreaterThan(30);
});

test("a wrong value is refused by its field's name in the reader's language, values kept, nothing written", async () => {
  const before = await app.traces();
  const faults: string[] = [];
  let posted = 0;
  for (const form of someExamples()) {
    const postings = wrongPostings(form);
    const answers = await inTurn(postings, (posting, turn) => {
      posted += 1;
      return postForm(postbox, form, posting.pairs, languageOf(turn));
    });
    postings.forEach((posting, turn) => {
      const fault = faultOf(answers[turn] as Answer, posting, languageOf(turn));
      if (fault !== null) faults.push(fault);
    });
  }
  expect(faults).toEqual([]);
  expect(await app.traces()).toBe(before);
  expect(posted).toBeGreaterThan(isWhole ? 2_000 : 300);
}, 600_000);

test("the page is rendered again with each error at its field, in the reader's language, and every value kept", async () => {
  const faults: string[] = [];
  const refused = everyExample().filter(
    (form) => form.refuses === undefined && hasPage(form) && hasInvalidPairs(form),
  );
  const drawn = sampleOf(refused, 2);
  for (const form of drawn) {
    for (const locale of isWhole ? locales : [sampleFrom(locales, `${form.path} ${form.name}`)]) {
      const pairs = invalidPairs(form);
      const { form: reply } = formReply(await postForm(postbox, form, pairs, locale));
      const page = await postForm({ ...postbox, url: pages.url }, form, pairs, locale);
      const errors = Object.fromEntries(
        Object.entries(reply?.error ?? {}).map(([name, words]) => [name, words ?? []]),
      );
      const missing =
        page.status === 422
          ? faultsOfPage(form, { html: page.text, pairs, errors })
          : [`answers ${page.status}`];
      faults.push(...missing.map((fault) => `${form.path} ${form.name} in ${locale} ${fault}`));
    }
  }
  expect(faults).toEqual([]);
  expect(refused.length).toBeGreaterThan(30);
}, 120_000);

test("a body that is not a form is refused with 422, and a file is not accepted as text", async () => {
  await app.expectNoWrites();
  const faults: string[] = [];
  const asked = everyExample().filter(({ fields }) => Object.keys(fields).length > 0);
  for (const form of sampleOf(asked, 2)) {
    for (const [what, sent] of Object.entries(brokenBodies(form))) {
      const answer = await postForm(postbox, form, [], "en", sent);
      if (answer.status !== 422) faults.push(`${form.path} ${form.name}: ${what} → ${answer.status}`);
    }
  }
  expect(faults).toEqual([]);
}, 60_000);

test("each example of the table is accepted: the tests above refuse it only for the value that they make wrong", async () => {
  const faults: string[] = [];
  for (const form of everyExample()) {
    const answer = await postForm(postbox, form, goodPairs(form), "en");
    if (answer.status !== (form.answer ?? 303))
      faults.push(`${form.path} ${form.name} → ${answer.status} ${answer.text.slice(0, 400)}`);
  }
  expect(faults).toEqual([]);
}, 60_000);

test("an unusual value that may be valid or not never causes a server error", async () => {
  const faults: string[] = [];
  for (const form of someExamples()) {
    const postings = borderlinePostings(form);
    const answers = await inTurn(postings, (posting, turn) =>
      postForm(postbox, form, posting.pairs, languageOf(turn)),
    );
    answers.forEach((answer, turn) => {
      if (answer.status >= 500 || /\bat .*\.[jt]s:\d+/.test(answer.text))
        faults.push(`${form.path} ${form.name}: ${postings[turn]?.title ?? ""} → ${answer.status}`);
    });
  }
  expect(faults).toEqual([]);
}, 600_000);

/** What a page has no trouble with; and a text of 100,000 characters in each field is more than a body may be. */
const isDull = new Set([
  "too long",
  "missing",
  "empty",
  "blank",
  "full-width",
  "capital e-mails",
  "control characters",
  "a null character",
  "finer than a fen",
  "a fraction",
]);

test("a form can be rendered again with any content", async () => {
  const faults: string[] = [];
  for (const form of someExamples().filter(
    (each) => each.refuses === undefined && hasPage(each) && hasInvalidPairs(each),
  )) {
    const postings = postingsAtOnce(form).filter(({ title }) => !isDull.has(title));
    await inTurn(postings, async ({ title, pairs }, turn) => {
      const { status } = await postForm({ ...postbox, url: pages.url }, form, pairs, languageOf(turn));
      if (status >= 500) faults.push(`${form.path} ${form.name}: ${title} → ${status}`);
    });
  }
  expect(faults).toEqual([]);
  expect(written.text()).toBe("");
}, 600_000);

/** A few at a time, answers in order. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item, turn: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += 8) {
    const some = items.slice(from, from + 8);
    results.push(...(await Promise.all(some.map((item, at) => work(item, from + at)))));
  }
  return results;
}
