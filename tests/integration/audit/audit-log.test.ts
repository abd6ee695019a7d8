import { expect, it } from "vitest";
import * as csv from "#app/routes/admin.audit[.]csv/route.ts";
import * as log from "#app/routes/admin.audit._index/route.tsx";
import * as today from "#app/routes/admin._index/route.tsx";
import { sealEvents } from "#app/services/audit/seal-events.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import type { Browser } from "#tests/support/http/browser.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, given } = openWith(moderationIn, {}, { isEmptied: true });
const pages = { "/admin": today, "/admin/audit": log, "/admin/audit.csv": { ...csv, isResource: true } };
const web = testWeb(app, pages, "en");

async function admin() {
  const actor = await given.admin();
  return { actor, who: web.browser(web.sessions.admin(actor.userId)) };
}

type Row = { id: string; type: string; subjectKind: string; actorKind: string };
async function read(who: Browser, query = "") {
  const answer = await who.get(`/admin/audit${query}`);
  expect(answer.status).toBe(200);
  const { loaderData } = answer.json() as {
    loaderData: Record<string, { page: { rows: Row[]; next: string | null } }>;
  };
  return loaderData["/admin/audit"]?.page ?? { rows: [], next: null };
}

async function someEvents() {
  const { who, actor } = await admin();
  const { caseId, prospectId } = await given.submittedProspect(aContent(), { alike: 0 });
  await takeCase(app.web, actor, caseId);
  return { who, actor, caseId, prospectId };
}

it("the audit log shows the newest first and is filtered by subject, type, actor and day", async () => {
  const { who, actor, caseId } = await someEvents();
  const all = await read(who);
  expect(all.rows.map(({ type }) => type)).toEqual(["prospect-review-started", "case-taken"]);
  const narrowed = async (query: string) => (await read(who, query)).rows.map(({ type }) => type);
  expect(await narrowed("?subject=case")).toEqual(["case-taken"]);
  expect(await narrowed(`?subject=case&subjectId=${caseId}`)).toEqual(["case-taken"]);
  expect(await narrowed("?type=prospect-review-started")).toEqual(["prospect-review-started"]);
  expect(await narrowed("?actor=company")).toEqual([]);
  expect(await narrowed(`?actorId=${actor.userId}`)).toHaveLength(2);
  expect(await narrowed("?from=2099-01-01")).toEqual([]);
  expect(await narrowed("?until=2000-01-01")).toEqual([]);
  expect(await narrowed("?type=nonsense&subjectId=1&from=soon&after=%7B%7D")).toHaveLength(2);
});

it("the audit log says up to when it is sealed, with the digest of the last seal", async () => {
  const { who } = await someEvents();
  await app.setNow(new Date("2026-03-12T02:00:00Z"));
  expect(await sealOf(who)).toBeNull();
  await sealEvents(app.worker, { kind: "system" });
  const [row] = await app.sql<{ digest: string }>`select encode(digest, 'hex') as digest from audit_seal`;
  expect(await sealOf(who)).toEqual({
    number: "1",
    sealedAt: "2026-03-12T02:00:00.000Z",
    digest: row?.digest,
  });
});

async function sealOf(who: Browser) {
  const answer = await who.get("/admin/audit");
  const { loaderData } = answer.json() as { loaderData: Record<string, { seal: object | null }> };
  return loaderData["/admin/audit"]?.seal;
}

it("the audit log is paged by keyset", async () => {
  const { who } = await someEvents();
  await app.sql`insert into event (type, actor_kind, subject_kind, subject_id)
    select 'prospect-paused', 'system', 'prospect', gen_random_uuid() from generate_series(1, 60)`;
  const first = await read(who);
  const second = await read(who, `?after=${first.next}`);
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 12, null]);
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(62);
});

it("the audit log is exported as the filter shows it, with nothing that a spreadsheet would run", async () => {
  const { who } = await someEvents();
  await app.sql`insert into event (type, actor_kind, subject_kind, subject_id, note)
    values ('prospect-paused', 'system', 'prospect', gen_random_uuid(), '=1+1, "quoted"')`;
  const answer = await who.get("/admin/audit.csv?subject=prospect");
  expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
  const lines = answer.text.trim().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(`"'=1+1, ""quoted"""`);
});

it("the audit log is shown to admins only", async () => {
  const { who } = await someEvents();
  who.cookies.delete("seat");
  for (const path of ["/admin", "/admin/audit", "/admin/audit.csv"]) {
    const answer = await who.get(path);
    expect([answer.status, answer.headers.location?.startsWith("/sign-in")]).toEqual([302, true]);
  }
});

it("the admin's daily page shows what is pending, what is late and the state of the jobs", async () => {
  const { who, caseId } = await someEvents();
  await app.sql`update moderation_case set due_at = now() - interval '1 day' where id = ${caseId}`;
  await app.sql`select graphile_worker.add_job('match-prospect', '{}',
    run_at => now() - interval '1 hour')`;
  const answer = await who.get("/admin");
  const { loaderData } = answer.json() as { loaderData: Record<string, { today: Record<string, unknown> }> };
  expect(loaderData["/admin"]?.today).toMatchObject({
    counts: { us: 1, overdue: 1, mine: 1, nobody: 0 },
    tasks: [{ kind: "decide_case", id: caseId }],
    jobs: [{ task: "match-prospect", waiting: 1, late: 1, failing: 0, dead: 0 }],
  });
});
