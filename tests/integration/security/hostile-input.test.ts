import type { ServerBuild } from "@remix-run/node";
import { Agent } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestSessions } from "#tests/support/forms/session-cookies.ts";
import { faultsOfPage, fieldsOfPage, formsOfNobody, hasForm } from "#tests/support/forms/rendered-page.ts";
import { wrongPostings, type FormExample, type FormTable } from "#tests/support/forms/example.ts";
import {
  filledPairs,
  harmlessFilling,
  HOSTILE_TURNS,
  hostileFilling,
  type Filling,
} from "#tests/support/forms/hostile.ts";
import type { FieldKind } from "#tests/support/forms/fields.ts";
import { postForm, formReply, type PostTarget } from "#tests/support/forms/posting.ts";
import { everyForm } from "#tests/support/forms/table.ts";
import { readableLog } from "#tests/support/http/log-lines.ts";
import { longestHold } from "#tests/support/http/longest-hold.ts";
import { builtPages, openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { linksOf } from "#tests/support/http/links.ts";
import { withTestSessions } from "#tests/support/http/test-sessions.ts";
import { actionsAlone } from "#tests/support/http/small-pages.ts";
import { rawRequest, type Answer } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { sampleFrom, isWhole, sampleOf } from "#tests/support/sample.ts";
import { MOST_DELAY_MS } from "#tests/support/text/reading-time.ts";

/**
 * Every form of the built product with every field full of worst cases for regular expressions, calendars and numbers,
 * and every page that shows it afterwards. The suite takes a third of the forms and one hostile value each; `npm run
 * prove:hostile-input` takes all forms with all values, and reads every page that any of their people can reach.
 */
const rounds = isWhole ? HOSTILE_TURNS : 1;
const turns = Array.from({ length: HOSTILE_TURNS }, (_, turn) => turn);
const mostPages = isWhole ? 4_000 : 60;

const app = openTestApp();
const sessions = createTestSessions();
const written = readableLog("error");
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let alone: OpenWeb;
let pages: OpenWeb;
let postbox: PostTarget;
let table: FormTable;

beforeAll(async () => {
  const build: ServerBuild = await builtPages();
  alone = await openWeb(withTestSessions(app.web, sessions.byToken), actionsAlone(build));
  pages = await openWeb({ ...withTestSessions(app.web, sessions.byToken), log: written.log }, build);
  postbox = { url: pages.url, origin: app.web.config.web.publicOrigin, agent };
  table = await everyForm(app, sessions, alone.url);
}, 240_000);
afterAll(async () => {
  agent.destroy();
  await Promise.all([alone.stop(), pages.stop()]);
});

const read = (path: string, cookie: string): Promise<Answer> =>
  rawRequest(pages.url, path, { headers: { cookie, accept: "text/html" }, agent });

/** A page that a person can open, with their cookie. */
interface Place {
  readonly path: string;
  readonly cookie: string;
}
/** Until it was read last: how long its harmless form blocked the process. */
const shown = new Map<string, Place & { harmlessMs: number }>();
/** By address pattern, how long a page blocked the process before any hostile value was stored. */
const harmlessMsOf = new Map<string, number>();
const shapeOf = (path: string): string =>
  path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, ":id").replace(/\b(after|cursor)=[^&]*/gu, "$1");

test("each field that a page renders has an entry in the table", async () => {
  const faults: string[] = [];
  let drawn = 0;
  for (const examples of Object.values(table)) {
    const known = new Set(
      examples.flatMap(({ fields, file }) => [
        ...Object.keys(fields).map(plainName),
        ...(file ? ["file"] : []),
      ]),
    );
    for (const { path, cookie } of examples) {
      const { result: answer, holdMs } = await longestHold(() =>
        read(path.replace(/\?save=\w+$/, ""), cookie),
      );
      if (answer.status !== 200 || !String(answer.headers["content-type"]).startsWith("text/html")) continue;
      shown.set(`${path} ${cookie}`, { path, cookie, harmlessMs: holdMs });
      await readHarmless(
        linksOf(answer.text).filter((link) => isWhole || link.includes(".pdf")),
        cookie,
      );
      const here = new URL(path, pages.url).pathname;
      if (cookie !== "")
        faults.push(
          ...formsOfNobody(answer.text).map((form) => `${here} draws for nobody ${form.slice(0, 200)}`),
        );
      const names = fieldsOfPage(answer.text, here).map(plainName);
      drawn += names.length;
      faults.push(...names.filter((name) => !known.has(name)).map((name) => `${here} draws ${name}`));
    }
  }
  expect([...new Set(faults)]).toEqual([]);
  expect(drawn).toBeGreaterThan(300);
}, 120_000);

/** Reads one page of each shape that these links lead to, and what those link to. A sample holds only PDFs against theirs. */
async function readHarmless(links: readonly string[], cookie: string): Promise<void> {
  for (const link of links) {
    const shape = shapeOf(link);
    if (harmlessMsOf.has(shape)) continue;
    const { answer, holdMs } = await leastHold(() => read(link, cookie), 0);
    harmlessMsOf.set(shape, holdMs);
    if (isPage(answer)) await readHarmless(linksOf(answer.text), cookie);
  }
}

/** Rows of a list are one field. */
const plainName = (name: string): string => name.replace(/\[\d*\]/g, "[]");

test("hostile values block the process no longer than harmless ones, and are returned to the form where they are refused", async () => {
  const faults: string[] = [];
  let taken = 0;
  const forms = Object.values(table).flat();
  const isSampled = new Set(sampleOf(forms, 3));
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, form] of forms.entries()) {
      if (!isSampled.has(form)) continue;
      const longestOf = await longestIn(form);
      const filling = hostileFilling(sampleFrom(turns, `${at} ${form.name}`) + round);
      const report = (what: string) => faults.push(`${form.path} ${form.name}: ${filling.title} ${what}`);
      const everything = await judged(form, filling, () => true, longestOf);
      const texts = await judged(form, filling, (kind) => kind === "text", longestOf);
      for (const { answer, pairs, slowerMs } of [everything, texts]) {
        if (answer.status >= 500) report(`→ ${answer.status}`);
        if (slowerMs > MOST_DELAY_MS) report(`holds the process for ${Math.round(slowerMs)} ms more`);
        const isRefused = answer.status === 422 && form.refuses === undefined && isPage(answer);
        if (isRefused && hasForm(form, answer.text))
          faultsOfPage(form, { html: answer.text, pairs, errors: {} }).forEach(report);
      }
      if (texts.answer.status === (form.answer ?? 303)) {
        taken += 1;
        const { location } = texts.answer.headers;
        if (location?.startsWith("/") === true)
          shown.set(`${location} ${form.cookie}`, { path: location, cookie: form.cookie, harmlessMs: 0 });
      }
    }
  }
  expect(faults).toEqual([]);
  expect(errors()).toEqual([]);
  expect(taken).toBeGreaterThan(20);
}, 3_600_000);

test("every page that shows typed text is rendered quickly", async () => {
  const faults: string[] = [];
  const places = [...shown.values()];
  const seen = new Set(shown.keys());
  let slowest = 0;
  for (let at = 0; at < places.length && at < shown.size + mostPages; at += 1) {
    const { path, cookie, harmlessMs } = places[at] as Place & { harmlessMs: number };
    const { answer, holdMs } = await leastHold(() => read(path, cookie), harmlessMs + MOST_DELAY_MS);
    slowest = Math.max(slowest, holdMs - harmlessMs);
    if (answer.status >= 500) faults.push(`${path} → ${answer.status}`);
    if (holdMs - harmlessMs > MOST_DELAY_MS)
      faults.push(`${path} holds the process for ${Math.round(holdMs)} ms`);
    for (const link of isPage(answer) ? linksOf(answer.text) : []) {
      if (seen.has(`${link} ${cookie}`)) continue;
      seen.add(`${link} ${cookie}`);
      places.push({ path: link, cookie, harmlessMs: harmlessMsOf.get(shapeOf(link)) ?? 0 });
    }
  }
  expect(faults).toEqual([]);
  expect(errors()).toEqual([]);
  expect(harmlessMsOf.size).toBeGreaterThan(0);
  console.log(`${places.length} pages, the slowest ${Math.round(slowest)} ms over harmless`);
}, 3_600_000);

/** The table's files are rows without bytes: the error about that is right. */
const errors = () =>
  written.lines().filter(({ error }) => (error as { type?: string }).type !== "AlteredFile");

const isPage = ({ headers }: Answer): boolean => String(headers["content-type"]).startsWith("text/html");

/** A form posted with hostile values, and how much longer that held the process than harmless ones as long. */
async function judged(
  form: FormExample,
  filling: Filling,
  isFilled: (kind: FieldKind) => boolean,
  longestOf: (name: string) => number,
) {
  const post = (given: Filling) => {
    const pairs = filledPairs(form, given, { isFilled, longestOf });
    return { pairs, send: () => postForm(postbox, form, pairs, "en") };
  };
  const { pairs, send } = post(filling);
  const first = await longestHold(send);
  const harmless = await longestHold(post(harmlessFilling).send);
  let slowerMs = first.holdMs - harmless.holdMs;
  // The first request also loads code: a slow page is slow again.
  for (let again = 0; again < 2 && slowerMs > MOST_DELAY_MS; again += 1)
    slowerMs = Math.min(slowerMs, (await longestHold(send)).holdMs - harmless.holdMs);
  return { answer: first.result, pairs, slowerMs };
}

async function leastHold(work: () => Promise<Answer>, enough: number) {
  const first = await longestHold(work);
  let { holdMs } = first;
  for (let again = 0; again < 2 && holdMs > enough; again += 1)
    holdMs = Math.min(holdMs, (await longestHold(work)).holdMs);
  return { answer: first.result, holdMs };
}

const learnt = new Map<string, number>();

/** How many characters each text may have, as the form itself says when it is given too many. */
async function longestIn(form: FormExample): Promise<(name: string) => number> {
  const key = (name: string) => `${form.path.split("?")[0] ?? ""} ${name}`;
  for (const { field, title, pairs } of form.refuses === undefined ? wrongPostings(form) : []) {
    if (form.fields[field]?.kind !== "text" || !title.endsWith("too long") || learnt.has(key(field)))
      continue;
    const answer = await postForm({ ...postbox, url: alone.url }, form, pairs, "en");
    const [words = ""] = formReply(answer).form?.error?.[field] ?? [];
    const longest = Number(/at most ([\d,]+) characters/.exec(words)?.[1]?.replaceAll(",", "") ?? "0");
    // A telephone number or a code says what it looks like instead.
    learnt.set(key(field), longest === 0 ? 200 : longest);
  }
  return (name) => learnt.get(key(name)) ?? 200;
}
