import type { ServerBuild } from "@remix-run/node";
import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { minutely, nightly } from "#app/domain/jobs/payloads.ts";
import { type Day, instantOf } from "#app/lib/days.ts";
import { pauseProspect } from "#app/services/prospects/pause-prospect.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { archivesIn } from "#tests/factories/archives.ts";
import type { Canary } from "#tests/factories/canary.ts";
import { createTestSessions } from "#tests/support/forms/session-cookies.ts";
import { openEventStream, type EventStream } from "#tests/support/http/event-stream.ts";
import { openWeb } from "#tests/support/http/open-web.ts";
import { withTestSessions } from "#tests/support/http/test-sessions.ts";
import { workOff } from "#tests/support/jobs.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { digestOf, replacingIn, type CollectedOutput } from "./alike.ts";
import { readWholeList } from "./ranked-list.ts";
import { dataPath, inTurn, read, type Read, type Reader } from "./reading.ts";

/** Addresses. */
interface Reading {
  /** Pages that every institution and the public ask for. */
  readonly pages: readonly string[];
  /** Ranked lists, of which institutions read every page. */
  readonly lists: readonly string[];
}

export interface Dataset extends Reading {
  /** The time from which the datasets differ. */
  readonly begun: Date;
  readonly build: ServerBuild;
  readonly institutions: readonly InstitutionActor[];
  /** A prospect that is paused while institutions are subscribed to changes. */
  readonly paused: Canary;
  /** Makes this dataset differ. */
  readonly happen: () => Promise<unknown>;
  /** The first day of the next quarter, on which teasers are renewed, and what is read again once they are. */
  readonly renewed: Reading & { readonly on: Day };
}

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
/** The clock queues the night's jobs ten minutes after that. */
const nightHour = 3;

/**
 * All output to institutions and the public in a dataset after some event, once the worker has done its jobs, up to the
 * next day: events, pages in both forms, lists, tables, PDFs, archives and e-mails. And again after the worker has
 * renewed the teasers on a quarter's first day, with the pages and lists requested for then. Output to an institution
 * begins with its number; the public's is 0.
 */
export async function collectOutput(app: TestApp, dataset: Dataset): Promise<CollectedOutput> {
  const { begun, institutions, pages, lists, paused, renewed } = dataset;
  const output: CollectedOutput = new Map();
  await app.setNow(begun);
  const replaced = await replacingIn(app, begun);
  const sessions = createTestSessions();
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const web = await openWeb(withTestSessions(app.web, sessions.byToken), dataset.build);
  const cookies = institutions.map((institution) => sessions.institution(institution));
  const streams: EventStream[] = [];
  const readTo: number[] = [];

  /** The events of each institution since the last read: simultaneous events may be sent as one or as several. */
  async function addEvents(what: string | null): Promise<void> {
    await sleep(500);
    for (const [nth, stream] of streams.entries()) {
      const news = stream.text().slice(readTo[nth]);
      readTo[nth] = stream.text().length;
      if (what === null) continue;
      const kinds = [...news.matchAll(/^(?:event|data): .*$/gm)].map(([line]) => line);
      output.set(`${nth + 1} hears ${what}`, [...new Set(kinds)].sort().join(", "));
    }
  }

  /** Runs all queued jobs, and those that the clock queues at that time. */
  async function workToTheEndOf(now: Date): Promise<void> {
    await app.setNow(now);
    await app.worker.withActor({ kind: "system" }, async (trx) => {
      for (const task of [...minutely, ...nightly]) await enqueue(trx, task, {});
    });
    await workOff(app);
  }

  function addRead(who: string, { path, answer }: Read): void {
    const { date: _date, "content-length": _length, ...headers } = answer.headers;
    const isText = /^text|json|javascript|x-script/.test(headers["content-type"] ?? "");
    const body = isText ? answer.text : digestOf(answer.bytes);
    output.set(`${who} ${path}`, replaced(`${answer.status} ${JSON.stringify(headers)}\n${body}`));
  }

  async function addPages(as: string, who: number, from: Reading): Promise<void> {
    const cookie = cookies[who - 1] ?? "";
    // Reading whole lists exceeds a person's hourly limit.
    await app.sql`delete from counted_use`;
    const reader: Reader = { url: web.url, agent, cookie, locale: who % 2 === 1 ? "zh-CN" : "en" };
    const forms = from.pages.flatMap((path) =>
      /\.(csv|pdf|data)(\?|$)/.test(path) ? [path] : [path, dataPath(path)],
    );
    const reads = await inTurn(forms, async (path) => ({ path, answer: await read(reader, path) }));
    const wholeLists = who === 0 ? [] : await inTurn(from.lists, (path) => readWholeList(reader, path));
    for (const one of [...reads, ...wholeLists.flatMap((each) => each.reads)]) addRead(as, one);
    for (const { path, prospects } of wholeLists) output.set(`${as} order of ${path}`, prospects.join(" "));
  }

  async function addArchive(as: string, who: number, institution: InstitutionActor): Promise<void> {
    const { files } = await archivesIn(app).archiveFor(institution, who % 2 === 1 ? "zh-CN" : "en");
    for (const [path, bytes] of files) {
      const isText = /\.(txt|csv|json)$/.test(path);
      const text = isText ? replaced(bytes.toString()) : digestOf(bytes);
      output.set(`${as} archive: ${path}`, /disclosures|披露记录/i.test(path) ? sortedLines(text) : text);
    }
  }

  /**
   * Reads all there is; output at `when` is separate from earlier output. Each part is read in a minute of its own,
   * since the time of reading is recorded and shown to the minute.
   */
  async function addAll(when: string, from: Reading): Promise<void> {
    const begins = app.web.now().getTime();
    let minutes = 0;
    const nextMinute = () => app.setNow(new Date(begins + (minutes += 1) * minuteMs));
    for (const who of [0, ...institutions.keys().map((nth) => nth + 1)]) {
      await nextMinute();
      await addPages(`${who}${when}`, who, from);
    }
    for (const [nth, institution] of institutions.entries()) {
      await nextMinute();
      await addArchive(`${nth + 1}${when}`, nth + 1, institution);
    }
    const emails = await emailsTo(app, institutions);
    for (const [at, email] of emails.entries()) output.set(`email${when} ${at}`, replaced(email));
  }

  try {
    for (const cookie of cookies)
      streams.push(await openEventStream(`${web.url}/institution/changes?since=${Date.now()}`, { cookie }));
    // A process's first connections may or may not get the event that anything may have changed.
    await addEvents(null);
    await dataset.happen();
    await workOff(app);
    await addEvents("of what happened");
    await pauseProspect(app.web, paused.actor, paused.prospectId);
    await workOff(app);
    await addEvents("of a pause");
    for (const now of [begun, new Date(begun.getTime() + dayMs)]) await workToTheEndOf(now);
    await addAll("", { pages, lists });
    await workToTheEndOf(instantOf(renewed.on, nightHour));
    await addEvents("of a night and a quarter's first day");
    await addAll(" renewed:", renewed);
  } finally {
    for (const stream of streams) stream.close();
    agent.destroy();
    await web.stop();
  }
  return output;
}

/** Refusals of concurrent page requests are recorded in the order in which they come. */
const sortedLines = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.replace(/,$/, ""))
    .sort()
    .join("\n");

/** The e-mails to the people of these institutions, in an order of their own: several jobs write them at once. */
async function emailsTo({ owner }: TestApp, institutions: readonly InstitutionActor[]): Promise<string[]> {
  const { rows } = await owner.query<{ email: string }>(
    `select concat_ws(E'\\n', recipient, subject, text, html, list_unsubscribe) as email from dev_mail
     where recipient in (
       select u.email from accounts."user" u join accounts.member m on m.user_id = u.id where m.organization_id = any($1)
     ) order by recipient, subject, text`,
    [institutions.map(({ institutionId }) => institutionId)],
  );
  return rows.map(({ email }) => email);
}
