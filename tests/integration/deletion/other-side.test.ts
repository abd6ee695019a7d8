import { Agent } from "node:http";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { learnRanking } from "#app/services/matching/learn-ranking.server.ts";
import { carryOutDeletions } from "#app/services/deletion/carry-out-deletions.server.ts";
import { requestOrganizationDeletion } from "#app/services/deletion/request-organization-deletion.server.ts";
import { requestExport } from "#app/services/exports/request-export.server.ts";
import { writeExport } from "#app/services/exports/write-export.server.ts";
import { refreshPublicFigures } from "#app/services/public/refresh-public-figures.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { type Read, read, readAll } from "#tests/support/canaries/reading.ts";
import { createTestSessions } from "#tests/support/forms/session-cookies.ts";
import { builtPages, openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { withTestSessions } from "#tests/support/http/test-sessions.ts";
import { isWhole } from "#tests/support/sample.ts";

/**
 * In a generated city one company and one institution are deleted that had much to do with others. Whoever reads on has
 * pages without an error; of addresses that differ only in an id some are read, `npm run prove:security` more.
 */
const likeEach = isWhole ? 12 : 1;
const { app } = openGiven({}, { data: "city" });
const system = { kind: "system" } as const;
const sessions = createTestSessions();
const agent = new Agent({ keepAlive: true, maxSockets: 6 });
let web: OpenWeb;

beforeAll(async () => {
  web = await openWeb(withTestSessions(app.web, sessions.byToken), await builtPages());
  // Nothing is open, and nobody is of the demonstration.
  await app.sql`update deal set status = case commitment when 'guarantee' then 'released' else 'drawn' end where status <> 'fell_through'`;
  await app.sql`update drawdown set status = 'withdrawn' where status in ('requested', 'funded', 'disputed')`;
  await app.sql`update dispute set status = 'withdrawn', ended_at = app_now() where ended_at is null`;
  await app.sql`update fee set status = 'paid'`;
  await app.sql`update company set is_demonstration = false`;
  await app.sql`update institution set is_demonstration = false`;
}, 240_000);
afterAll(async () => {
  agent.destroy();
  await web.stop();
});

/** The one that most records name. */
async function busiest(side: "company" | "institution"): Promise<string> {
  const { rows } = await app.owner.query<{ id: string }>(
    `select d.${side}_id as id from deal d join introduction i on i.${side}_id = d.${side}_id
    join company c on c.id = d.company_id join institution n on n.id = d.institution_id and n.status = 'active'
    where c.uscc <> '' group by 1 order by count(distinct d.id) desc, count(*) desc limit 1`,
  );
  return rows[0]?.id ?? "";
}

/** Every record of the deleted one that the other side has, as pages; and who that other side is. */
async function pagesOf(side: "company" | "institution", gone: string, other: string): Promise<string[]> {
  const mine = side === "company" ? "institution" : "company";
  const pages: string[] = [];
  for (const table of ["introduction", "application", "offer", "deal", "dispute"]) {
    const { rows } = await app.owner.query<{ id: string }>(
      `select id from ${table} where ${side}_id = $1 and ${mine}_id = $2 limit 20`,
      [gone, other],
    );
    pages.push(...rows.map(({ id }) => `/${mine}/${table}s/${id}`));
  }
  return pages;
}

async function others(side: "company" | "institution", gone: string): Promise<string[]> {
  const mine = side === "company" ? "institution" : "company";
  const { rows } = await app.owner.query<{ id: string }>(
    `select i.${mine}_id as id from introduction i
      where i.${side}_id = $1 and exists (select from accounts.member m where m.organization_id = i.${mine}_id and m.role = 'owner')
      group by 1 order by count(*) desc, 1 limit ${isWhole ? 4 : 2}`,
    [gone],
  );
  return rows.map(({ id }) => id);
}

async function deleted(side: "company" | "institution", id: string) {
  const userId = randomUUID();
  const actor =
    side === "company"
      ? ({ kind: side, userId, companyId: id, memberRole: "owner" } as const)
      : ({ kind: side, userId, institutionId: id, memberRole: "owner" } as const);
  const [name] = await app.sql<{ name: string }>`select name from accounts.organization where id = ${id}`;
  await requestOrganizationDeletion(app.web, actor);
  await app.sql`update deletion set due_at = app_now() - interval '1 minute' where subject_id = ${id}`;
  await carryOutDeletions(app.worker, system);
  const rows = await app.sql`select status, waits_for from deletion where subject_id = ${id}`;
  expect(rows).toEqual([{ status: "executed", waits_for: [] }]);
  return { id, name: name?.name ?? "" };
}

/** A page of somebody of the other side, in their own words. */
async function readersOf(side: "company" | "institution", gone: string) {
  const mine = side === "company" ? "institution" : "company";
  const readers = [];
  for (const other of await others(side, gone)) {
    const userId = randomUUID();
    const cookie =
      mine === "institution"
        ? sessions.institution({ kind: mine, userId, institutionId: other, memberRole: "owner" })
        : sessions.company({ kind: mine, userId, companyId: other, memberRole: "owner" });
    const reader = { url: web.url, agent, cookie, locale: "en" } as const;
    const wanted = [`/${mine}`, ...(await pagesOf(side, gone, other))];
    // A company does not see the requests of an institution that it stopped.
    const pages = [];
    for (const path of wanted) if ((await read(reader, path)).status === 200) pages.push(path);
    readers.push({ reader, mine, pages });
  }
  return readers;
}

describe.each(["company", "institution"] as const)("after the deletion of a %s", (side) => {
  let gone = { id: "", name: "" };
  let readers: Awaited<ReturnType<typeof readersOf>> = [];
  beforeAll(async () => {
    const id = await busiest(side);
    readers = await readersOf(side, id);
    gone = await deleted(side, id);
  }, 120_000);

  test("the other sides' pages have no error, and none names it", async () => {
    expect(readers.length).toBeGreaterThan(1);
    // Beside the start page of each.
    expect(readers.flatMap(({ pages }) => pages.slice(1)).length).toBeGreaterThan(2);
    for (const { reader, mine, pages } of readers) {
      const reads = await readAll(reader, pages, {
        likeEach,
        isRead: (path) => path.startsWith(`/${mine}`),
      });
      const where = (is: (read: Read) => boolean) => reads.filter(is).map(({ path }) => path);
      expect(where(({ answer }) => answer.status >= 500)).toEqual([]);
      expect(where(({ path, answer }) => pages.includes(path) && answer.status !== 200)).toEqual([]);
      expect(where(({ answer }) => answer.text.includes(gone.name))).toEqual([]);
    }
  }, 240_000);

  test("the admins' pages have no error", async () => {
    const cookie = sessions.admin(randomUUID());
    const pages = [
      "/admin",
      "/admin/cases",
      "/admin/audit",
      "/admin/disputes",
      "/admin/institutions",
      "/admin/exposure",
    ];
    if (side === "institution") pages.push(`/admin/institutions/${gone.id}`);
    pages.push(`/admin/audit?subject=${side}&subjectId=${gone.id}`, "/", "/institutions", "/funnel");
    const reads = await readAll({ url: web.url, agent, cookie, locale: "zh-CN" }, pages, { likeEach });
    expect(reads.filter(({ answer }) => answer.status >= 500).map(({ path }) => path)).toEqual([]);
  }, 240_000);

  test("the other side's export is written, and the jobs that count run", async () => {
    const [other = ""] = await others(side, gone.id);
    const [{ user_id: userId } = { user_id: "" }] = await app.sql<{ user_id: string }>`select user_id
      from accounts.member where organization_id = ${other} and role = 'owner'`;
    const actor =
      side === "company"
        ? ({ kind: "institution", userId, institutionId: other, memberRole: "owner" } as const)
        : ({ kind: "company", userId, companyId: other, memberRole: "owner" } as const);
    await requestExport(app.web, actor, { locale: "en" });
    const [{ id } = { id: "" }] = await app.sql<{
      id: string;
    }>`select id from export where organization_id = ${other}`;
    await writeExport(app.worker, system, { exportId: id });
    expect(await app.sql`select status from export where id = ${id}`).toEqual([{ status: "ready" }]);
    await learnRanking(app.worker, system);
    await refreshPublicFigures(app.worker, system);
  }, 240_000);
});
