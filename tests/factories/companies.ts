import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ProspectContent, ProspectDraft } from "#app/domain/prospects/content.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { fromYearFigures } from "#db/queries/organizations/company-figures.ts";
import { fromCompanyProfile } from "#db/queries/organizations/companies.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";
import { aContent } from "./content.ts";
import { dayOn } from "./days.ts";
import { validCode } from "./moderation.ts";
import { insertPerson } from "./people.ts";

/** The steps stored in the prospect; the others are the company's own data. */
export function aDraft({ business, people, figures, ip, ask }: ProspectContent = aContent()): ProspectDraft {
  return { business, people, figures, ip: { pendingInventions: ip.pendingInventions }, ask };
}

/** A company's people, records and prospects. */
export function companiesIn(app: TestApp) {
  const db = testDatabase(app);

  /** A user who has signed up for a company that has not registered yet. */
  async function newcomer(): Promise<CompanyActor> {
    const { userId, organizationId } = await insertPerson(db(), "company");
    return { kind: "company", userId, companyId: organizationId, memberRole: "owner" };
  }

  /** A registered company with its profile, its figures, one invention patent and one recognition. */
  async function company(content: ProspectContent = aContent()): Promise<CompanyActor> {
    const actor = await newcomer();
    const { companyId } = actor;
    await db.insert("company", {
      ...fromCompanyProfile({ ...content.company, uscc: validCode() }),
      id: companyId,
      sizeClass: null,
    });
    const years = content.figures.years.map((year) => ({ ...fromYearFigures(year), companyId }));
    await db.insertAll("companyFigures", years);
    await db.insert("companyRight", {
      companyId,
      kind: "invention_patent",
      title: "测试专利",
      registrationNumber: "ZL1",
      grantedOn: null,
    });
    await db.insert("companyRecognition", {
      companyId,
      code: "high_tech_enterprise",
      certificateNumber: null,
      validUntil: dayOn(3_650),
    });
    return actor;
  }

  /** A prospect with a complete draft, in the given status. */
  async function prospect(
    actor: CompanyActor,
    { status = "draft", draft = aDraft() }: { status?: ProspectStatus; draft?: ProspectDraft } = {},
  ): Promise<string> {
    const { id } = await db.insert("prospect", {
      companyId: actor.companyId,
      status,
      draft: JSON.stringify(draftJson(draft)),
    });
    return id;
  }

  /** A company of its own with such a prospect. */
  async function drafted(of: Parameters<typeof prospect>[1] = {}) {
    const owner = await company();
    return { company: owner, prospectId: await prospect(owner, of) };
  }

  /** A first version of a prospect, as if it had been sent. */
  async function version(prospectId: string, { companyId, userId }: CompanyActor): Promise<void> {
    const content = JSON.stringify(draftJson(aContent()));
    await db.insert("prospectVersion", { prospectId, companyId, version: 1, content, submittedBy: userId });
  }

  return {
    newcomer,
    version,
    company,
    prospect,
    drafted,
    companyRow: (companyId: string) =>
      db().selectFrom("company").selectAll().where("id", "=", companyId).executeTakeFirst(),
    figuresRows: (companyId: string) => db.rows("companyFigures", { companyId }, "year"),
    rightRows: (companyId: string) => db.rows("companyRight", { companyId }),
    recognitionRows: (companyId: string) => db.rows("companyRecognition", { companyId }),
    prospectRow: (id: string) => db.row("prospect", id),
    setProspect: (id: string, change: { expiresAt?: Date; liveVersion?: number; latestVersion?: number }) =>
      db.update("prospect", id, change),
    versionRows: (prospectId: string) => db.rows("prospectVersion", { prospectId }, "version"),
    caseRows: (prospectId: string) => db.rows("moderationCase", { prospectId }, "number"),
    eventTypes: (prospectId: string) => db.column("event", "type", { prospectId }, "id"),
  };
}
