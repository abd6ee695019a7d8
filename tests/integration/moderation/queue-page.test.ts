import { describe, expect, it } from "vitest";
import { sql } from "kysely";
import type { AdminActor, CompanyActor } from "#app/domain/accounts/actor.ts";
import * as queuePage from "#app/routes/admin.cases._index/route.tsx";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn, validCode } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import type { Browser } from "#tests/support/http/browser.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, given } = openWith(moderationIn, {}, { isEmptied: true });
const web = testWeb(app, { "/admin/cases": queuePage });

async function adminAt(name: string): Promise<Browser> {
  const { userId } = await given.admin(name);
  return web.browser(web.sessions.admin(userId));
}

describe("the moderation queue", () => {
  type Data = {
    page: { rows: { id: string }[]; next: string | null };
    counts: Record<string, number>;
    found?: Record<"us" | "them" | "decided" | "most", number> & { isCut: boolean };
  };
  const read = async (who: Browser, query = "") => {
    const answer = await who.get(`/admin/cases${query}`);
    expect(answer.status).toBe(200);
    return (answer.json() as { loaderData: Record<string, Data> }).loaderData["/admin/cases"] as Data;
  };

  it("is sorted by the nearest deadline and paged by key", async () => {
    const who = await adminAt("moderator");
    const sent: string[] = [];
    for (let i = 0; i < 23; i += 1) {
      const { caseId } = await given.submittedProspect(aContent(), { alike: 0 });
      await app.sql`update moderation_case set due_at = ${new Date(Date.UTC(2099, 0, 1, i))}
        where id = ${caseId}`;
      sent.push(caseId);
    }
    const first = await read(who);
    expect(first.page.rows.map(({ id }) => id)).toEqual(sent.slice(0, 20));
    const second = await read(who, `?after=${first.page.next}`);
    expect(second.page.rows.map(({ id }) => id)).toEqual(sent.slice(20));
    expect(second.page.next).toBeNull();
    expect(first.counts).toMatchObject({ us: 23, them: 0, overdue: 0, nobody: 23, prospects: 23 });
  });

  it("finds a case by its number, its prospect's number or a part of a name, on whatever page it stands", async () => {
    const who = await adminAt("moderator");
    const cases: string[] = [];
    for (let i = 0; i < 22; i += 1) {
      const { caseId } = await given.submittedProspect(aContent(), { alike: 0 });
      await app.sql`update moderation_case set due_at = ${new Date(Date.UTC(2099, 0, 1, i))}
        where id = ${caseId}`;
      cases.push(caseId);
    }
    const newest = cases.at(-1);
    const idsOf = async (q: string) =>
      (await read(who, `?q=${encodeURIComponent(q)}`)).page.rows.map(({ id }) => id);
    expect((await read(who)).page.rows.map(({ id }) => id)).not.toContain(newest);
    const [row] = await app.sql<{ number: string; prospect: string }>`
      update company set name_zh = '百分之50%_新材料' from moderation_case c, prospect p
      where c.id = ${newest ?? ""} and company.id = c.company_id and p.id = c.prospect_id
      returning c.number::text, p.number::text as prospect`;
    expect(await idsOf(`C-${row?.number.padStart(4, "0")}`)).toEqual([newest]);
    expect(await idsOf(`p-${row?.prospect.padStart(4, "0")}`)).toEqual([newest]);
    expect(await idsOf("50%_新")).toEqual([newest]);
    expect(await idsOf("50__新")).toEqual([]);
    expect(await idsOf("C-999999")).toEqual([]);
  });

  it("finds by any two characters of a name in either language, and by a whole credit code", async () => {
    const who = await adminAt("moderator");
    const { caseId, company } = await given.submittedProspect(aContent(), { alike: 0 });
    await given.submittedProspect(aContent(), { alike: 0 });
    const code = validCode();
    await app.sql`update company set name_zh = '长春鹤林新材料有限公司', name_en = 'Helin Novel Alloys', uscc = ${code}
      where id = ${company.companyId}`;
    const found = async (q: string) =>
      (await read(who, `?q=${encodeURIComponent(q)}`)).page.rows.map(({ id }) => id);
    for (const q of [
      "鹤林",
      "新材料有限",
      "helin",
      "NOVEL ALL",
      code,
      code.toLowerCase(),
      `${code.slice(0, 8)} ${code.slice(8)}`,
    ])
      expect([q, await found(q)]).toEqual([q, [caseId]]);
    for (const q of ["鹤材", "林鹤", "Helix", code.slice(1)]) expect([q, await found(q)]).toEqual([q, []]);
    const {
      institution,
      caseId: applied,
      application,
    } = await given.applied({ legalName: "松辽鹤信担保有限公司" });
    expect(institution.institutionId).not.toBe("");
    expect(await found("鹤信")).toEqual([applied]);
    expect(await found(application.uscc)).toEqual([applied]);
  });

  it("counts what a search finds in each list, as it may stand in another one", async () => {
    const who = await adminAt("moderator");
    const { caseId, admin } = await given.takenProspect(aContent());
    await publishProspect(app.web, admin, { caseId, note: null });
    const { number } = await given.caseRow(caseId);
    const { page, found } = await read(who, `?q=C-${number}`);
    expect(page.rows).toEqual([]);
    expect(found).toEqual({ us: 0, them: 0, decided: 1, isCut: false, most: 200 });
    expect((await read(who, `?view=decided&q=C-${number}`)).page.rows.map(({ id }) => id)).toEqual([caseId]);
    expect((await read(who)).found).toBeUndefined();
  });

  it("searches names by an index, for admins only and not beyond its limit", async () => {
    const admin = await given.admin("moderator");
    const { company } = await given.submittedProspect(aContent(), { alike: 0 });
    for (let i = 0; i < 2; i += 1) await given.submittedProspect(aContent(), { alike: 0 });
    const named = (actor: AdminActor | CompanyActor, most: number) =>
      app.web.withActor(actor, async (trx) => {
        const { rows } = await sql`select list_parties_of_cases('激光', ${most}::integer)`.execute(trx);
        return rows.length;
      });
    expect(await named(admin, 2)).toBe(2);
    expect(await named(admin, 200)).toBe(3);
    expect(await named(company, 200)).toBe(0);
    const plan = await app.sql`select indexdef from pg_indexes
      where indexname in ('company_name_pairs', 'institution_name_pairs')`;
    expect(plan).toHaveLength(2);
  });

  it("opens with any query string", async () => {
    const who = await adminAt("moderator");
    await given.submittedProspect(aContent(), { alike: 0 });
    for (const query of [
      "?view=all&kind=dogs&held=9&after=%7B",
      "?view=them",
      "?view=decided",
      "?held=mine",
      "?overdue=yes",
      "?q=%25%5C",
    ]) {
      await read(who, query);
    }
    expect((await read(who, "?view=all")).page.rows).toHaveLength(1);
    expect((await read(who, "?kind=institution_verification")).page.rows).toHaveLength(0);
  });
});
