import { describe, expect, test } from "vitest";
import { reinstateProspect } from "#app/services/prospects/reinstate-prospect.server.ts";
import { suspendProspect } from "#app/services/prospects/suspend-prospect.server.ts";
import { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";
import { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { owingIn } from "../applications/owing.ts";
import { daysOn } from "#tests/factories/days.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { keepInvariants, openGiven } from "#tests/factories/open-given.ts";

const { app, given, db } = openGiven(documentsFolder().environment);
keepInvariants(db);
const moderation = moderationIn(app);
/** With an offer; its company agrees to be recognisable, since no others are registered here. */
async function offered() {
  const parties = await given.offered();
  await db.update("prospect", parties.prospect.id, { isRecognisable: true });
  return parties;
}
const why = { reasonCode: "figures_disagree", note: "Send the audited accounts of last year." } as const;

describe("the suspension of an ask", () => {
  test("takes it off the market at once, and its reinstatement puts it back as it was", async () => {
    const { prospect, company, introductionId } = await offered();
    const before = await db.row("prospect", prospect.id);
    const admin = await moderation.admin();
    await suspendProspect(app.web, admin, { prospectId: prospect.id, ...why });
    expect(await db.row("prospect", prospect.id)).toMatchObject({ status: "suspended" });
    expect((await db.row("teaser", { prospectId: prospect.id })).status).toBe("paused");
    await app.sql`update prospect set status_changed_at = status_changed_at - interval '3 days' where id = ${prospect.id}`;
    await reinstateProspect(app.web, admin, { prospectId: prospect.id, note: null });
    const after = await db.row("prospect", prospect.id);
    expect(after.status).toBe("published");
    const added = Number(after.expiresAt) - Number(before.expiresAt);
    expect(Math.round(added / 86_400_000)).toBe(3);
    expect((await db.row("teaser", { prospectId: prospect.id })).status).toBe("published");
    const told: { kind: string; subjectId: string }[] =
      await app.sql`select distinct kind, subject_id as "subjectId" from notification where kind like '%ask%' or kind like '%prospect-%'`;
    expect(told.map(({ kind, subjectId }) => [kind, subjectId]).sort()).toEqual(
      [
        ["notify-admins-ask-suspension-unconfirmed", prospect.id],
        ["notify-company-prospect-reinstated", prospect.id],
        ["notify-company-prospect-suspended", prospect.id],
        ["notify-institution-ask-reinstated", introductionId],
        ["notify-institution-ask-suspended", introductionId],
      ].sort(),
    );
    expect(company.companyId).toBe(after.companyId);
  });

  test("stops the clocks of requests and applications, which go on with what they had left", async () => {
    const { prospect, company } = await offered();
    const asked = async () => {
      const mandate = await given.activeMandate();
      return given.introduction(prospect, mandate, { answerBy: daysOn(9) });
    };
    const [applied, waiting] = [await asked(), await asked()];
    await given.companyConsents(company, applied.id);
    const admin = await moderation.admin();
    const read = async () => ({
      answerBy: Number((await db.row("introduction", waiting.id)).answerBy),
      dueAt: Number((await db.row("application", { introductionId: applied.id })).dueAt),
    });
    const before = await read();
    await suspendProspect(app.web, admin, { prospectId: prospect.id, ...why });
    await app.sql`update prospect set status_changed_at = status_changed_at - interval '7 days' where id = ${prospect.id}`;
    await reinstateProspect(app.web, admin, { prospectId: prospect.id, note: null });
    const after = await read();
    expect(after.answerBy).toBeGreaterThan(before.answerBy);
    expect(after.dueAt).toBeGreaterThan(before.dueAt);
  });

  test("leaves what is owed due with its application's clock, also once more is asked for or given", async () => {
    await app.setNow(new Date("2026-11-23T02:00:00Z"));
    const [company, institution] = [await given.company(), await given.institution()];
    const at = owingIn(app, company, institution);
    const applications = applicationsIn(app, company, institution);
    const [first, second] = [await applications.submitted(), await applications.submitted()];
    const items = async ({ id }: { id: string }) =>
      (await readApplicationAsCompany(app.web, company, id)).items.map(({ code, dueOn }) => [code, dueOn]);
    const dueAt = async ({ id }: { id: string }) => (await at.application(id)).dueAt;
    const admin = await moderation.admin();
    for (const application of [first, second]) {
      await applications.ask(application.id, ["tax_returns"], 4);
      await applications.ask(application.id, ["bank_statements"], 5);
      await suspendProspect(app.web, admin, { prospectId: application.prospectId, ...why });
    }
    await app.setNow(new Date("2026-12-07T02:00:00Z"));
    for (const { prospectId } of [first, second])
      await reinstateProspect(app.web, admin, { prospectId, note: null });
    const due = new Date("2026-12-11T10:00:00Z");
    for (const application of [first, second]) {
      expect(await dueAt(application)).toEqual(due);
      expect((await items(application)).sort()).toEqual([
        ["bank_statements", "2026-12-11"],
        ["tax_returns", "2026-12-11"],
      ]);
    }
    const { owed } = await listDocumentsAsCompany(app.web, company);
    expect(new Set(owed.map(({ dueOn }) => dueOn))).toEqual(new Set(["2026-12-11"]));
    await applications.ask(first.id, ["contracts_and_orders"], 10);
    expect(await dueAt(first)).toEqual(due);
    const [asked] = await at.items(second.id);
    await at.upload(asked?.id ?? "");
    expect((await at.items(second.id)).filter(({ status }) => status === "provided")).toHaveLength(1);
    expect(await dueAt(second)).toEqual(due);
  });
});
