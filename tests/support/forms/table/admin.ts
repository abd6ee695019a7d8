import { randomUUID } from "node:crypto";
import type { ConfirmationVerdict } from "#app/domain/confirmations/lifecycle.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { appealDecision } from "#app/services/moderation/appeal-decision.server.ts";
import { rejectProspect } from "#app/services/moderation/reject-prospect.server.ts";
import { suspendProspect } from "#app/services/prospects/suspend-prospect.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { dayOn } from "#tests/factories/days.ts";
import { givenIn } from "#tests/factories/given.ts";
import { anApplication, moderationIn } from "#tests/factories/moderation.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { actForm, type FormExample, type FormsOf } from "../example.ts";
import { anyId, choice, choices, day, id, optionalField, freeTextField, whole } from "../fields.ts";

/** The operator's forms. */
export const formsOfAdmins: FormsOf = async ({ app, sessions }) => {
  const moderation = moderationIn(app);
  const given = givenIn(app);
  const [admin, colleague] = [await moderation.admin(), await moderation.admin()];
  const cookie = sessions.admin(admin.userId);
  const stranger = (await given.company()).userId;

  const opened = async () => (await moderation.submittedProspect(aContent(), { alike: 0 })).caseId;
  const inHand = async (caseId: string) => {
    await takeCase(app.web, admin, caseId);
    return caseId;
  };
  /** Rejected by one admin; another decides the appeal. */
  const appealed = async () => {
    const { caseId, prospectId, company } = await moderation.submittedProspect(aContent(), { alike: 0 });
    await inHand(caseId);
    await rejectProspect(app.web, admin, { caseId, reasonCodes: ["incomplete"], note: null });
    await appealDecision(app.web, company, { prospectId, note: "It is complete." });
    return caseId;
  };
  /** The page of an institution that the colleague has suspended. */
  const suspended = async () => {
    const { institutionId } = await given.institution();
    const suspension = { move: "suspend", reasonCode: "misconduct", note: null } as const;
    await changeInstitutionStatus(app.web, colleague, { institutionId, ...suspension });
    return `/admin/institutions/${institutionId}`;
  };
  const restored = async () => {
    const path = await suspended();
    const of = { subjectId: path.slice(-36), type: "institution-suspended" } as const;
    const { at } = await testDatabase(app).row("event", of);
    return actForm("restore", `${path}/restore`, cookie, {
      status: choice("suspended"),
      since: choice(at.toISOString()),
      confirmed: choice("no"),
      note: optionalField(freeTextField("Its papers were complete.")),
    });
  };
  const onSuspension = async (verdict: ConfirmationVerdict) => {
    const path = await suspended();
    const [open = ""] = await testDatabase(app).column("confirmation", "id", {
      subjectId: path.slice(-36),
      status: "open",
    });
    const read = anyId(id(open, randomUUID()));
    return actForm(verdict, `${path}/${verdict}`, cookie, { confirmationId: read });
  };
  /** A prospect that its company agrees to show although no others are like it; suspended by the colleague. */
  const ask = async () => (await given.publishedProspect(undefined, { isRecognisable: true })).id;
  const suspendedAsk = async () => {
    const prospectId = await ask();
    const why = { reasonCode: "compliance", note: "Under inspection." } as const;
    await suspendProspect(app.web, colleague, { prospectId, ...why });
    return prospectId;
  };
  const onAskSuspension = async (verdict: ConfirmationVerdict) => {
    const subjectId = await suspendedAsk();
    const [open = ""] = await testDatabase(app).column("confirmation", "id", { subjectId, status: "open" });
    return actForm(verdict, `/admin/prospects/${subjectId}/${verdict}`, cookie, {
      confirmationId: anyId(id(open, randomUUID())),
      ...(verdict === "decline" ? { ends: choice("none") } : {}),
    });
  };
  const reinstated = async () => {
    const prospectId = await suspendedAsk();
    const { statusChangedAt } = await testDatabase(app).row("prospect", prospectId);
    return actForm("reinstate", `/admin/prospects/${prospectId}/reinstate`, cookie, {
      status: choice("suspended"),
      version: whole("1"),
      since: whole(String(statusChangedAt.getTime())),
      confirmed: choice("no"),
      ends: choice("none"),
      note: optionalField(freeTextField("Its papers were complete.")),
    });
  };
  const applied = async () =>
    (await applyForVerification(app.web, await moderation.applicant(), anApplication())).caseId;
  const ofCase = (name: string, caseId: string, fields: FormExample["fields"] = {}, by = admin) =>
    actForm(name, `/admin/cases/${caseId}`, sessions.admin(by.userId), fields);

  return {
    "routes/admin.cases.$caseId": [
      ofCase("take", await opened()),
      ofCase("assign", await opened(), { userId: id(colleague.userId, stranger), holder: choice("none") }),
      ofCase("decide-prospect", await inHand(await opened()), {
        version: whole("1"),
        ends: choice("none"),
        teaser: choice("not;sector,titles;none;"),
        verdict: choice("changes"),
        codes: choices("incomplete", "other"),
        note: freeTextField("Please say who buys it."),
        answerBy: day(dayOn(30)),
        "notes.business.customers": optionalField(freeTextField("Who are they?")),
      }),
      ofCase(
        "decide-appeal",
        await appealed(),
        {
          ends: choice("none"),
          teaser: choice("not;sector,titles;none;"),
          verdict: choice("uphold"),
          note: freeTextField("It sells other people's machines."),
        },
        colleague,
      ),
      ofCase("decide-institution", await inHand(await applied()), {
        version: whole("1"),
        verdict: choice("changes"),
        codes: choices("licence_not_found", "other"),
        note: freeTextField("The number is not in the register."),
        answerBy: day(dayOn(30)),
        "notes.licenceNumber": optionalField(freeTextField("Which one is it?")),
      }),
    ],
    "routes/admin.cases.$caseId_.refuse": [
      actForm("refuse", `/admin/cases/${await inHand(await applied())}/refuse`, cookie, {
        version: whole("1"),
        codes: choices("licence_not_found", "other"),
        note: freeTextField("The number is not in the register."),
      }),
    ],
    "routes/admin.institutions.$institutionId_.$move": [
      actForm("suspend", `/admin/institutions/${(await given.institution()).institutionId}/suspend`, cookie, {
        status: choice("active"),
        reasonCode: choice("other"),
        note: freeTextField("Under inspection."),
      }),
      actForm(
        "terminate",
        `/admin/institutions/${(await given.institution()).institutionId}/terminate`,
        cookie,
        {
          status: choice("active"),
          reasonCode: choice("other"),
          note: freeTextField("It has closed."),
          typedName: freeTextField("测试银行"),
        },
      ),
      await restored(),
      await onSuspension("confirm"),
      await onSuspension("decline"),
    ],
    "routes/admin.prospects.$prospectId_.$move": [
      await onAskSuspension("confirm"),
      await onAskSuspension("decline"),
      actForm("suspend", `/admin/prospects/${await ask()}/suspend`, cookie, {
        status: choice("published"),
        version: whole("1"),
        reasonCode: choice("other"),
        note: freeTextField("Under inspection."),
      }),
      await reinstated(),
    ],
  };
};
