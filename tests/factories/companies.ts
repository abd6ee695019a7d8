import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ProspectContent, ProspectDraft } from "#app/domain/prospects/content.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { fromYearFigures } from "#db/queries/organizations/company-figures.ts";
import { fromCompanyProfile } from "#db/queries/organizations/companies.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { tracesOf } from "#tests/support/http/traces.ts";
import { arranging } from "./arranging.ts";
import { aContent } from "./content.ts";
import { dayOn } from "./days.ts";
import { validCode } from "./moderation.ts";
import { insertPerson } from "./people.ts";

/** The steps of a draft that are written in the prospect; the rest is the company's own. */
export function aDraft({ business, people, figures, ip, ask }: ProspectContent = aContent()): ProspectDraft {
  return { business, people, figures, ip: { pendingInventions: ip.pendingInventions }, ask };
}

/** A company's side: its people, its records and what it writes. */
export function companiesIn(app: TestApp) {
  const db = arranging(app);

  /** Somebody who has signed up for a company that has not registered yet. */
  async function newcomer(): Promise<CompanyActor> {
    const { userId, organizationId } = await insertPerson(db(), "company");
    return { kind: "company", userId, companyId: organizationId, memberRole: "owner" };
  }

  /** A registered company with its profile, its figures, one invention patent and one recognition. */
  async function company(content: ProspectContent = aContent()): Promise<CompanyActor> {
    const actor = await newcomer();
    const { companyId } = actor;
    await db()
      .insertInto("company")
      .values({
        ...fromCompanyProfile({ ...content.company, uscc: validCode() }),
        id: companyId,
        sizeClass: null,
      })
      .execute();
    await db()
      .insertInto("companyFigures")
      .values(content.figures.years.map((year) => ({ ...fromYearFigures(year), companyId })))
      .execute();
    await db()
      .insertInto("companyRight")
      .values({
        companyId,
        kind: "invention_patent",
        title: "测试专利",
        registrationNumber: "ZL1",
        grantedOn: null,
      })
      .execute();
    await db()
      .insertInto("companyRecognition")
      .values({ companyId, code: "high_tech_enterprise", certificateNumber: null, validUntil: dayOn(3_650) })
      .execute();
    return actor;
  }

  /** A prospect with a whole draft, as far as its status says. */
  async function prospect(
    actor: CompanyActor,
    { status = "draft", draft = aDraft() }: { status?: ProspectStatus; draft?: ProspectDraft } = {},
  ): Promise<string> {
    const { id } = await db()
      .insertInto("prospect")
      .values({ companyId: actor.companyId, status, draft: JSON.stringify(draftJson(draft)) })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  }

  /** A first version of a prospect, as if it had been sent. */
  async function version(prospectId: string, { companyId, userId }: CompanyActor): Promise<void> {
    const content = JSON.stringify(draftJson(aContent()));
    await db()
      .insertInto("prospectVersion")
      .values({ prospectId, companyId, version: 1, content, submittedBy: userId })
      .execute();
  }

  return {
    newcomer,
    version,
    company,
    prospect,
    companyRow: (companyId: string) =>
      db().selectFrom("company").selectAll().where("id", "=", companyId).executeTakeFirst(),
    figuresRows: (companyId: string) =>
      db()
        .selectFrom("companyFigures")
        .selectAll()
        .where("companyId", "=", companyId)
        .orderBy("year")
        .execute(),
    rightRows: (companyId: string) =>
      db().selectFrom("companyRight").selectAll().where("companyId", "=", companyId).execute(),
    recognitionRows: (companyId: string) =>
      db().selectFrom("companyRecognition").selectAll().where("companyId", "=", companyId).execute(),
    prospectRow: (id: string) =>
      db().selectFrom("prospect").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
    setProspect: (id: string, change: { expiresAt?: Date; liveVersion?: number; latestVersion?: number }) =>
      db().updateTable("prospect").set(change).where("id", "=", id).execute(),
    versionRows: (prospectId: string) =>
      db()
        .selectFrom("prospectVersion")
        .selectAll()
        .where("prospectId", "=", prospectId)
        .orderBy("version")
        .execute(),
    caseRows: (prospectId: string) =>
      db()
        .selectFrom("moderationCase")
        .selectAll()
        .where("prospectId", "=", prospectId)
        .orderBy("number")
        .execute(),
    eventTypes: async (prospectId: string) =>
      (
        await db()
          .selectFrom("event")
          .select("type")
          .where("prospectId", "=", prospectId)
          .orderBy("id")
          .execute()
      ).map(({ type }) => type),
    jobNames: async () =>
      (
        await app.owner.query<{ name: string }>(
          `select task.identifier as name from graphile_worker._private_jobs job
           join graphile_worker._private_tasks task on task.id = job.task_id order by job.id`,
        )
      ).rows.map(({ name }) => name),
    traces: () => tracesOf(app.owner),
  };
}
