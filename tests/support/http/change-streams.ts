import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import type { AppContext } from "#app/context.server.ts";
import { startWorker, type Worker } from "#app/jobs/worker.server.ts";
import { loader as companyChanges } from "#app/routes/company.changes/route.ts";
import { loader as institutionChanges } from "#app/routes/institution.changes/route.ts";
import { readMandate } from "#app/services/mandates/read-mandate.server.ts";
import { startMandate } from "#app/services/mandates/start-mandate.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";
import { createQueuePool } from "#db/queue-pool.ts";
import { mandateContent } from "#tests/factories/domain/content.ts";
import { marketIn } from "#tests/factories/market.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { openEventStream, type EventStream } from "./event-stream.ts";
import { openWeb, type OpenWeb } from "./open-web.ts";
import { withTestSessions, sessionOf } from "./test-sessions.ts";
import { smallPages } from "./small-pages.ts";

const pages = smallPages({
  "/company/changes": { loader: companyChanges, isResource: true },
  "/institution/changes": { loader: institutionChanges, isResource: true },
});

/** A test app with a running worker and a web process with change streams. Call once per test file. */
export function changeStreamsIn(testApp: TestApp) {
  const given = marketIn(testApp);
  const sessions = new Map<string, Session>();
  const open: EventStream[] = [];
  let web: OpenWeb;
  let worker: Worker;

  beforeAll(async () => {
    const queue = createQueuePool({
      connectionString: testApp.databaseUrl,
      size: 6,
      onError: () => undefined,
    });
    testApp.onClose(() => queue.end());
    worker = startWorker(testApp.worker, queue);
    web = await openWeb(withTestSessions(testApp.web, sessions), pages);
  });
  afterAll(async () => {
    await Promise.all([web.stop(), worker.stop()]);
  });
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });

  /** A new version of the mandate in force; `amountMaxFen` is what it changes. */
  async function edits(owner: InstitutionActor, mandateId: string, amountMaxFen: bigint): Promise<void> {
    const { revision } = await readMandate(testApp.web, owner, { mandateId, locale: "en" });
    const content = mandateContent();
    const terms = { ...content.terms, amountMaxFen };
    await submitMandate(testApp.web, owner, { mandateId, revision, content: { ...content, terms } });
  }

  function cookieFor(name: string, of: Session["membership"], userId: string = crypto.randomUUID()): string {
    sessions.set(name, sessionOf(userId, of));
    return `seat=${name}`;
  }
  const companyCookie = (name: string, companyId: string, userId?: string) =>
    cookieFor(
      name,
      { kind: "company", companyId, name: "Laser", memberRole: "owner", isRegistered: true },
      userId,
    );
  const institutionCookie = (name: string, institutionId: string) =>
    cookieFor(name, {
      kind: "institution",
      institutionId,
      name: "Bank",
      memberRole: "owner",
      status: "active",
    });

  /** A company with a prospect, a bank with a mandate in force that it fits, and their stored match. */
  async function pair(name: string) {
    const { id: prospectId, company: actor } = await given.prospect();
    const bank = await given.institution();
    const { mandateId } = await startMandate(testApp.web, bank);
    await edits(bank, mandateId, 1_000_000_000n);
    await workedOff();
    return {
      prospectId,
      actor,
      bank,
      mandateId,
      company: companyCookie(`company${name}`, actor.companyId),
      institution: institutionCookie(`bank${name}`, bank.institutionId),
    };
  }

  async function workedOff(): Promise<void> {
    const jobs = async () =>
      (await testApp.owner.query("select from graphile_worker._private_jobs where run_at <= now()")).rowCount;
    await expect.poll(jobs, { timeout: 10_000, interval: 20 }).toBe(0);
  }

  async function openStream(
    path: string,
    cookie: string,
    { since = String(Date.now()), lastEventId = "", at = web } = {},
  ): Promise<EventStream> {
    const stream = await openEventStream(`${at.url}${path}?since=${since}`, {
      cookie,
      ...(lastEventId === "" ? {} : { "last-event-id": lastEventId }),
    });
    open.push(stream);
    return stream;
  }

  return {
    given,
    sessions,
    edits,
    companyCookie,
    institutionCookie,
    pair,
    workedOff,
    openStream,
    url: () => web.url,
    /** Another web process of the same application. */
    openSecond: (app: AppContext) => openWeb(withTestSessions(app, sessions), pages),
  };
}

export const expectEvents = (stream: EventStream, times = 1) =>
  expect.poll(() => stream.eventIds.length, { timeout: 5_000, interval: 10 }).toBeGreaterThanOrEqual(times);

/** Waits for the events that the process's first connection sends to everybody. */
export async function initialEventCounts(...streams: EventStream[]): Promise<number[]> {
  await sleep(400);
  return streams.map(({ eventIds: told }) => told.length);
}
