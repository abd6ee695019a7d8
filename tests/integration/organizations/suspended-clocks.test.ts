import { describe, expect, test } from "vitest";
import { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";
import { watchApplications } from "#app/services/applications/watch-applications.server.ts";
import { lapseIntroductions } from "#app/services/introductions/lapse-introductions.server.ts";
import { readIntroductionAsCompany } from "#app/services/introductions/read-introduction-as-company.server.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { settleSuspension } from "#app/services/organizations/settle-suspension.server.ts";
import { reinstateProspect } from "#app/services/prospects/reinstate-prospect.server.ts";
import { suspendProspect } from "#app/services/prospects/suspend-prospect.server.ts";
import { workingDaysLeft } from "#app/domain/clocks.ts";
import { daysOn } from "#tests/factories/days.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openGiven } from "#tests/factories/open-given.ts";

const { app, given, db } = openGiven({}, { isEmptied: true });
const moderation = moderationIn(app);
const system = { kind: "system" } as const;
const day = 86_400_000;
const why = { reasonCode: "misconduct", note: null } as const;

/** An institution with a request of its own that waits for the company, and an application, both due within days. */
async function underWay() {
  const [{ prospect, company }, other] = [await given.offered(), await given.offered()];
  const { institution } = await given.activeMandate();
  const { institutionId } = institution;
  const asked = async (on: typeof prospect) =>
    given.introduction(on, await given.activeMandate(institution), { answerBy: daysOn(6) });
  const [applied, waiting] = [await asked(prospect), await asked(other.prospect)];
  await given.companyConsents(company, applied.id);
  const application = await db.row("application", { introductionId: applied.id });
  const admin = await moderation.admin();
  const asks = [prospect.id, other.prospect.id];
  for (const id of asks) await db.update("prospect", id, { isRecognisable: true });
  const left = async () => {
    const { answerBy } = await db.row("introduction", waiting.id);
    const { dueAt } = await db.row("application", application.id);
    const of = (at: Date | null) =>
      at === null ? null : workingDaysLeft(app.web.now(), at, app.web.workingDays);
    return [of(answerBy), of(dueAt)];
  };
  const change = (move: "suspend" | "restore" | "terminate") =>
    changeInstitutionStatus(app.web, admin, {
      institutionId,
      move,
      ...(move === "restore" ? { reasonCode: null, note: null } : why),
    });
  const later = async (days: number) => app.setNow(new Date(app.web.now().getTime() + days * day));
  return {
    asks,
    company,
    other: other.company,
    institutionId,
    waiting,
    application,
    admin,
    left,
    change,
    later,
  };
}

const jobs = async () => [
  await lapseIntroductions(app.worker, system),
  await watchApplications(app.worker, system),
];

describe("while an institution is suspended", () => {
  test("nothing of it lapses, is reminded of or overdue, and its companies read that no clock runs", async () => {
    const { company, other, waiting, application, left, change, later } = await underWay();
    const before = await left();
    await change("suspend");
    await later(21);
    expect(await jobs()).toEqual([0, { reminded: 0, overdue: 0 }]);
    const read = await readIntroductionAsCompany(app.web, other, { introductionId: waiting.id });
    expect(read.introduction).toMatchObject({ status: "consent_pending", answerBy: null });
    const ours = await readApplicationAsCompany(app.web, company, application.id);
    expect(ours.application.dueAt).toBeNull();

    await change("restore");
    expect(await left()).toEqual(before);
    expect(await jobs()).toEqual([0, { reminded: 0, overdue: 0 }]);
  });

  test("they go on, too, where another admin declines the suspension", async () => {
    const { institutionId, left, change } = await underWay();
    const before = await left();
    await change("suspend");
    await app.sql`update institution set stopped_at = stopped_at - interval '7 days' where id = ${institutionId}`;
    const { id: confirmationId } = await db.row("confirmation", { subjectId: institutionId });
    const second = await moderation.admin();
    await settleSuspension(app.web, second, { institutionId, confirmationId, verdict: "decline" });
    const after = await left();
    expect(after.map((days, index) => (days ?? 0) > (before[index] ?? 0))).toEqual([true, true]);
  });

  test("no day counts twice that its ask is suspended as well", async () => {
    const { asks, admin, left, change, later } = await underWay();
    const before = await left();
    await change("suspend");
    await later(7);
    const note = "Send the audited accounts of last year.";
    for (const prospectId of asks)
      await suspendProspect(app.web, admin, { prospectId, reasonCode: "figures_disagree", note });
    await later(7);
    await change("restore");
    await later(7);
    expect(await jobs()).toEqual([0, { reminded: 0, overdue: 0 }]);
    for (const prospectId of asks) await reinstateProspect(app.web, admin, { prospectId, note: null });
    expect(await left()).toEqual(before);
  });

  test("its end lets them end: nobody will answer", async () => {
    const { waiting, change, later } = await underWay();
    await change("suspend");
    await later(21);
    await change("terminate");
    await lapseIntroductions(app.worker, system);
    expect((await db.row("introduction", waiting.id)).status).toBe("lapsed");
  });
});
