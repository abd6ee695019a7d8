import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import { createContext } from "#app/context.server.ts";
import { startWorker, type Worker } from "#app/jobs/worker.server.ts";
import { loader as companyChanges } from "#app/routes/company.changes/route.ts";
import { loader as institutionChanges } from "#app/routes/institution.changes/route.ts";
import { pauseProspect } from "#app/services/prospects/pause-prospect.server.ts";
import { readMandate } from "#app/services/mandates/read-mandate.server.ts";
import { startMandate } from "#app/services/mandates/start-mandate.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";
import { createQueuePool } from "#db/queue-pool.ts";
import { mandateContent } from "#tests/factories/domain/content.ts";
import { marketIn } from "#tests/factories/market.ts";
import { hear, type Hearing } from "#tests/support/http/hearing.ts";
import { openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { seated, sessionOf } from "#tests/support/http/seated.ts";
import { smallPages } from "#tests/support/http/small-pages.ts";
import { wire } from "#tests/support/http/wire.ts";
import { migrations } from "#tests/support/postgres/databases.ts";
import { openHouse } from "#tests/support/house.ts";

const house = openHouse();
const given = marketIn(house);
const seats = new Map<string, Session>();
const pages = smallPages({
  "/company/changes": { loader: companyChanges, isResource: true },
  "/institution/changes": { loader: institutionChanges, isResource: true },
});
const open: Hearing[] = [];
let web: OpenWeb;
let worker: Worker;

beforeAll(async () => {
  const queue = createQueuePool({ connectionString: house.databaseUrl, size: 6, onError: () => undefined });
  house.onClose(() => queue.end());
  worker = startWorker(house.worker, queue);
  web = await openWeb(seated(house.app, seats), pages);
});
afterAll(async () => {
  await Promise.all([web.stop(), worker.stop()]);
});
beforeEach(() => {
  for (const one of open.splice(0)) one.close();
});

const content = mandateContent({ validFrom: "2026-01-01", validUntil: "2035-12-31" });

/** A new version of the mandate in force; `amountMaxFen` is what it changes. */
async function edits(owner: InstitutionActor, mandateId: string, amountMaxFen: bigint): Promise<void> {
  const { revision } = await readMandate(house.app, owner, { mandateId, locale: "en" });
  const terms = { ...content.terms, amountMaxFen };
  await submitMandate(house.app, owner, { mandateId, revision, content: { ...content, terms } });
}

function seat(name: string, of: Session["seat"]): string {
  seats.set(name, sessionOf(crypto.randomUUID(), of));
  return `seat=${name}`;
}
const seatOfCompany = (name: string, companyId: string) =>
  seat(name, { kind: "company", companyId, name: "Laser", memberRole: "owner", isRegistered: true });
const seatOfInstitution = (name: string, institutionId: string) =>
  seat(name, { kind: "institution", institutionId, name: "Bank", memberRole: "owner", status: "active" });

async function listens(
  path: string,
  cookie: string,
  { since = Date.now(), at = web } = {},
): Promise<Hearing> {
  const hearing = await hear(`${at.url}${path}?since=${since}`, { cookie });
  open.push(hearing);
  return hearing;
}
const hears = (hearing: Hearing, times = 1) =>
  expect.poll(() => hearing.told.length, { timeout: 5_000, interval: 10 }).toBeGreaterThanOrEqual(times);
/** Lets what the first connection of the process owes everybody be told. */
async function settled(...hearings: Hearing[]): Promise<number[]> {
  await sleep(400);
  return hearings.map(({ told }) => told.length);
}

/** A company with a prospect, a bank with a mandate in force that it fits, and the matcher has seen both. */
async function pair(name: string) {
  const { id: prospectId, company: actor } = await given.prospect();
  const bank = await given.institution();
  const { mandateId } = await startMandate(house.app, bank);
  await edits(bank, mandateId, 1_000_000_000n);
  await workedOff();
  return {
    ...{ prospectId, actor, bank, mandateId },
    company: seatOfCompany(`company${name}`, actor.companyId),
    institution: seatOfInstitution(`bank${name}`, bank.institutionId),
  };
}

async function workedOff(): Promise<void> {
  await expect
    .poll(async () => (await house.owner.query("select from graphile_worker._private_jobs")).rowCount, {
      timeout: 10_000,
      interval: 20,
    })
    .toBe(0);
}

describe("at the door", () => {
  test("nobody signed in is sent to sign in, another audience is refused", async () => {
    const { company, institution } = await pair("Door");
    expect((await hear(`${web.url}/company/changes`)).status).toBe(302);
    expect((await hear(`${web.url}/institution/changes`)).status).toBe(302);
    expect((await hear(`${web.url}/company/changes`, { cookie: institution })).status).toBe(403);
    expect((await hear(`${web.url}/institution/changes`, { cookie: company })).status).toBe(403);
  });

  test("who asks for no event stream gets none, so that nothing waits for its end", async () => {
    const { company } = await pair("Plain");
    for (const path of ["/company/changes", "/company/changes.data"]) {
      expect((await wire(web.url, path, { headers: { cookie: company } })).status).toBe(406);
    }
    const head = await wire(web.url, "/company/changes", {
      method: "HEAD",
      headers: { cookie: company, accept: "text/event-stream" },
    });
    expect(head.status).toBe(406);
  });

  test("a stream is no cache's and no compressor's", async () => {
    const { company } = await pair("Headers");
    const { status, headers } = await listens("/company/changes", company);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/event-stream");
    expect(headers["cache-control"]).toBe("private, no-store, no-transform");
    expect(headers["content-encoding"]).toBeUndefined();
  });
});

describe("a change", () => {
  test("of a mandate is heard by the company that it concerns within a second, and by no stranger", async () => {
    const concerned = await pair("One");
    const stranger = seatOfCompany("stranger", (await given.company()).companyId);
    const own = await listens("/company/changes", concerned.company);
    const others = await listens("/company/changes", stranger);
    const [told, toldOthers] = await settled(own, others);
    const figures: number[] = [];
    for (let round = 1; round <= 5; round += 1) {
      await edits(concerned.bank, concerned.mandateId, 1_000_000_000n + BigInt(round) * 10_000_000n);
      const committed = performance.now();
      await hears(own, (told ?? 0) + round);
      figures.push(Math.round(performance.now() - committed));
    }
    console.log(`commit to event: ${figures.join(", ")} ms`);
    expect(Math.min(...figures)).toBeLessThan(1_000);
    expect(own.text()).not.toContain(concerned.mandateId);
    expect(others.told).toHaveLength(toldOthers ?? 0);
  });

  test("of a prospect is heard by the institution whose mandate it fits", async () => {
    const { actor, prospectId, institution } = await pair("Two");
    const stranger = seatOfInstitution("otherBank", (await given.institution()).institutionId);
    const own = await listens("/institution/changes", institution);
    const others = await listens("/institution/changes", stranger);
    const [told, toldOthers] = await settled(own, others);
    await pauseProspect(house.app, actor, prospectId);
    await hears(own, (told ?? 0) + 1);
    expect(others.told).toHaveLength(toldOthers ?? 0);
  });

  test("is heard by the visitors of each of several web processes", async () => {
    const { bank, mandateId, company } = await pair("Many");
    const app = createContext(house.app.config, { process: "web", migrations });
    const second = await openWeb(seated(app, seats), pages);
    const hearings = [
      await listens("/company/changes", company),
      await listens("/company/changes", company, { at: second }),
    ];
    const told = await settled(...hearings);
    await edits(bank, mandateId, 1_200_000_000n);
    for (const [at, hearing] of hearings.entries()) await hears(hearing, (told[at] ?? 0) + 1);
    await second.stop();
    await app.close();
  });

  test("that happened between the page and its stream, or while the stream was away, is told at once", async () => {
    const { bank, mandateId, company } = await pair("Late");
    const first = await listens("/company/changes", company);
    await settled(first);
    const since = Date.now();
    first.close();
    await edits(bank, mandateId, 1_300_000_000n);
    await workedOff();
    await hears(await listens("/company/changes", company, { since }));
    const again = await hear(`${web.url}/company/changes`, {
      cookie: company,
      "last-event-id": String(since),
    });
    open.push(again);
    await hears(again);
    // Who knows of it already is left in peace.
    const knows = await hear(`${web.url}/company/changes`, {
      cookie: company,
      "last-event-id": again.told.at(-1) ?? "",
    });
    open.push(knows);
    expect(await settled(knows)).toEqual([0]);
  });
});

describe("a stream ends", () => {
  test("for good with its session, and when its person is taken out of the organization", async () => {
    const { company, actor } = await pair("Ended");
    const hearing = await listens("/company/changes", company);
    const session = seats.get("companyEnded");
    await settled(hearing);
    expect(hearing.text()).not.toContain("event: end");
    seats.delete("companyEnded");
    await house.owner.query("select pg_notify('person_changed', $1)", [session?.userId]);
    await hearing.ended;
    expect(hearing.text()).toContain("event: end");
    expect(actor.companyId).toBeTruthy();
  });

  test.each([
    ["session", "delete from accounts.session where user_id = $1"],
    ["membership", "delete from accounts.member where user_id = $1"],
  ])("is told of by the database when a %s goes", async (_, statement) => {
    const { rows } = await house.owner.query<{ id: string }>(
      `insert into accounts."user" (name, email) values ('Han', gen_random_uuid() || '@people.test') returning id`,
    );
    const userId = rows[0]?.id ?? "";
    await house.owner.query(
      `insert into accounts.session (token, user_id, expires_at) values (gen_random_uuid(), $1, now() + interval '1 day')`,
      [userId],
    );
    const organization = await house.owner.query<{ id: string }>(
      `insert into accounts.organization (kind, name, slug) values ('company', 'L', gen_random_uuid()) returning id`,
    );
    await house.owner.query(`insert into accounts.member (organization_id, user_id) values ($1, $2)`, [
      organization.rows[0]?.id,
      userId,
    ]);
    const cookie = seatOfCompany(`told${_}`, organization.rows[0]?.id ?? "");
    seats.set(`told${_}`, { ...(seats.get(`told${_}`) as Session), userId });
    const hearing = await listens("/company/changes", cookie);
    await settled(hearing);
    seats.delete(`told${_}`);
    await house.owner.query(statement, [userId]);
    await hearing.ended;
    expect(hearing.text()).toContain("event: end");
  });

  test("where one person opens too many: the oldest, for good", async () => {
    const { company } = await pair("Tabs");
    const hearings: Hearing[] = [];
    for (let tab = 0; tab < 7; tab += 1) hearings.push(await listens("/company/changes", company));
    await hearings[0]?.ended;
    expect(hearings[0]?.text()).toContain("event: end");
    expect(hearings[6]?.text()).not.toContain("event: end");
  });

  test("with the process, at once, to be opened again; and is counted while it is open", async () => {
    const { company } = await pair("Stop");
    const app = createContext(house.app.config, { process: "web", migrations });
    const stopping = await openWeb(seated(app, seats), pages);
    const hearings = await Promise.all(
      Array.from({ length: 5 }, () => listens("/company/changes", company, { at: stopping })),
    );
    expect(await app.metrics.registry.metrics()).toMatch(/^change_streams_open 5$/m);
    const begun = Date.now();
    await stopping.stop();
    const took = Date.now() - begun;
    console.log(`stopped with 5 open streams in ${took} ms`);
    expect(took).toBeLessThan(2_000);
    for (const hearing of hearings) {
      await hearing.ended;
      expect(hearing.text()).not.toContain("event: end");
    }
    expect(await app.metrics.registry.metrics()).toMatch(/^change_streams_open 0$/m);
    await app.close();
  });
});
