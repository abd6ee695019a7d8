import { randomUUID } from "node:crypto";
import { ADMIN_ROLES, type AdminRole } from "#app/domain/accounts/admin-roles.ts";
import type { AdminActor, CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { InstitutionApplication } from "#app/domain/organizations/institution-application.ts";
import { usccCheckCharacter } from "#app/domain/organizations/uscc.ts";
import { registeredFactsOf, sizeOf } from "#app/domain/prospects/cohort.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { sendProspectToModeration } from "#db/queries/moderation/cases.ts";
import { toRegisteredColumns } from "#db/queries/organizations/registered-companies.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";
import { dayOn, daysOn } from "./days.ts";
import { insertPerson } from "./people.ts";

let serial = 0;

/** A code that passes both of its checks' formats, and that no other record of the test has. */
export function validCode(): string {
  serial += 1;
  const body = `52220101MJ${String(serial).padStart(7, "0")}`;
  return body + usccCheckCharacter(`${body}0`);
}

/** An application as an institution sends it, its licence good for years. */
export function anApplication(change: Partial<InstitutionApplication> = {}): InstitutionApplication {
  return {
    legalName: "松辽测试银行股份有限公司",
    englishName: "Songliao Test Bank",
    uscc: validCode(),
    kind: "commercial_bank",
    licenceNumber: "B0420H222010001",
    regulator: "nfra",
    licenceScope: "吸收公众存款；发放短期、中期和长期贷款",
    licenceExpiresOn: dayOn(3_650),
    contactName: "测试联系人",
    contactPhone: "0431-8888 6666",
    contactEmail: "desk@bank.test",
    ...change,
  };
}

/** People and records of the operator's side. */
export function moderationIn(app: TestApp) {
  const db = testDatabase(app);

  async function admin(name = "Moderator 4", roles: readonly AdminRole[] = ADMIN_ROLES): Promise<AdminActor> {
    const userId = randomUUID();
    await db.insert("accounts.user", {
      id: userId,
      name,
      email: `${userId}@operator.test`,
      emailVerified: true,
      locale: "en",
      role: "admin",
      adminRoles: [...roles],
    });
    return { kind: "admin", userId, roles };
  }

  /** A user who has signed up for an institution and sent nothing yet. */
  async function applicant(): Promise<InstitutionActor> {
    const { userId, organizationId } = await insertPerson(db(), "institution");
    return { kind: "institution", userId, institutionId: organizationId, memberRole: "owner" };
  }

  /**
   * A prospect as its company has just sent it in, with its case open. `liveVersion` makes it a change to what is
   * published; `alike` further companies share all that registers hold of it.
   */
  async function submittedProspect(
    content: ProspectContent,
    { live, alike = 4 }: { live?: ProspectContent; alike?: number } = {},
  ) {
    const company = await joinedCompany(content);
    for (let i = 0; i < alike; i += 1) await registeredCompany(content);
    const version = live ? 2 : 1;
    const { id: prospectId } = await db.insert("prospect", {
      companyId: company.companyId,
      status: live ? "published" : "submitted",
      latestVersion: version,
      liveVersion: live ? 1 : null,
      soughtFen: live?.ask.amountMaxFen ?? 0n,
      publishedAt: live ? daysOn(-60) : null,
      expiresAt: null,
    });
    for (const [index, each] of [...(live ? [live] : []), content].entries()) {
      await db.insert("prospectVersion", {
        prospectId,
        version: index + 1,
        companyId: company.companyId,
        content: JSON.stringify(draftJson(each)),
        submittedBy: company.userId,
      });
    }
    const { caseId } = await app.web.withActor(company, (trx) =>
      sendProspectToModeration(trx, {
        prospectId,
        companyId: company.companyId,
        version,
        dueAt: new Date(Date.now() + 2 * 86_400_000),
        now: new Date(),
        isDemonstration: false,
      }),
    );
    return { company, prospectId, caseId, version };
  }

  /** The same, with its case taken by an admin. */
  async function takenProspect(...submission: Parameters<typeof submittedProspect>) {
    const sent = await submittedProspect(...submission);
    const by = await admin();
    await takeCase(app.web, by, sent.caseId);
    return { ...sent, admin: by };
  }

  /** An institution's application that an admin has in hand. */
  async function applied(change: Partial<InstitutionApplication> = {}) {
    const institution = await applicant();
    const by = await admin();
    const application = anApplication(change);
    const { caseId } = await applyForVerification(app.web, institution, application);
    await takeCase(app.web, by, caseId);
    return { institution, admin: by, application, caseId };
  }

  /** One with the same registered facts as that one. */
  async function registeredCompany(content: ProspectContent): Promise<void> {
    const { companyId } = await joinedCompany(content);
    const columns = toRegisteredColumns(registeredFactsOf(content, dayOn(0)));
    await db.insert("registeredCompany", { code: validCode(), companyId, ...columns });
  }

  async function joinedCompany({ company, figures }: ProspectContent): Promise<CompanyActor> {
    const { userId, organizationId } = await insertPerson(db(), "company");
    await db.insert("company", {
      id: organizationId,
      uscc: validCode(),
      nameZh: company.legalName,
      nameEn: company.englishName ?? null,
      sector: company.sector,
      district: company.district,
      establishedOn: company.establishedOn,
      sizeClass: sizeOf({ company, figures }),
    });
    return { kind: "company", userId, companyId: organizationId, memberRole: "owner" };
  }

  async function prospectRow(prospectId: string) {
    return db.row("prospect", prospectId);
  }

  async function teaserRow(prospectId: string) {
    return db().selectFrom("teaser").selectAll().where("prospectId", "=", prospectId).executeTakeFirst();
  }

  async function institutionRow(institutionId: string) {
    return db().selectFrom("institution").selectAll().where("id", "=", institutionId).executeTakeFirst();
  }

  async function caseRow(caseId: string) {
    return db.row("moderationCase", caseId);
  }

  function queuedJobs() {
    return app.sql<{ task: string; payload: unknown }>`select tasks.identifier as task,
      jobs.payload from graphile_worker._private_jobs jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id order by jobs.id`;
  }

  return {
    admin,
    applicant,
    applied,
    submittedProspect,
    takenProspect,
    prospectRow,
    teaserRow,
    institutionRow,
    caseRow,
    queuedJobs,
  };
}
