import { describe, expect, it } from "vitest";
import { refuseInstitution } from "#app/services/moderation/refuse-institution.server.ts";
import { returnInstitution } from "#app/services/moderation/return-institution.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { anApplication, moderationIn, validCode } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refusalCodeOf, refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(moderationIn, {}, { isEmptied: true });

describe("the application of an institution", () => {
  it("is stored as applied, with a case that waits for the operator for two working days", async () => {
    await app.setNow(new Date("2026-11-25T02:00:00Z"));
    const institution = await given.applicant();
    const { caseId } = await applyForVerification(app.web, institution, anApplication());
    await app.setNow(undefined);

    expect(await given.institutionRow(institution.institutionId)).toMatchObject({
      status: "applied",
      verifiedAt: null,
    });
    expect(await given.caseRow(caseId)).toMatchObject({
      kind: "institution_verification",
      status: "opened",
      institutionVersion: 1,
      dueAt: new Date("2026-11-27T10:00:00Z"),
    });
  });

  it("cannot be sent a second time while the first is with an admin", async () => {
    const { institution } = await given.applied();
    await app.expectNoWrites();
    await refuses("case-wrong-state", applyForVerification(app.web, institution, anApplication()));
  });

  it("is accepted once, however often it is sent at the same time", async () => {
    const institution = await given.applicant();
    const send = () => applyForVerification(app.web, institution, anApplication());
    const answers = await Promise.all([1, 2, 3].map(() => refusalCodeOf(send())));
    expect(answers.sort()).toEqual(["case-wrong-state", "case-wrong-state", "nothing refused"]);
    expect(await app.sql`select from moderation_case`).toHaveLength(1);
  });

  it("is refused to a member who is not an owner", async () => {
    const institution = await given.applicant();

    await refuses(
      "not-allowed-role",
      () => applyForVerification(app.web, { ...institution, memberRole: "member" }, anApplication()),
      app.traces,
    );
  });

  it("with the code of a member institution is accepted like any other, and never verified", async () => {
    const { admin, caseId, application } = await given.applied();
    await verifyInstitution(app.web, admin, { caseId, note: null });
    const second = await given.applied({ uscc: application.uscc });
    await refuses(
      "uscc-taken",
      () => verifyInstitution(app.web, second.admin, { caseId: second.caseId, note: null }),
      app.traces,
    );
  });
});

describe("an admin's verification of an institution", () => {
  it("makes it active, notifies it by e-mail and closes the case", async () => {
    const { institution, admin, caseId } = await given.applied();
    expect(await given.institutionRow(institution.institutionId)).toMatchObject({
      status: "verification_pending",
    });

    await verifyInstitution(app.web, admin, { caseId, note: "Register agrees." });

    expect(await given.institutionRow(institution.institutionId)).toMatchObject({
      status: "active",
      version: 1,
    });
    expect((await given.institutionRow(institution.institutionId))?.verifiedAt).toBeInstanceOf(Date);
    expect(await given.caseRow(caseId)).toMatchObject({
      status: "decided",
      decision: "verified",
      note: "Register agrees.",
    });
    expect(await given.queuedJobs()).toEqual([
      { task: "notify-admins-case-opened", payload: { caseId } },
      { task: "notify-institution-case-decided", payload: { caseId } },
    ]);
  });

  it("is refused to the second of two admins who decide", async () => {
    const { admin, caseId } = await given.applied();
    const verdicts = await Promise.all([
      refusalCodeOf(verifyInstitution(app.web, admin, { caseId, note: null })),
      refusalCodeOf(
        refuseInstitution(app.web, admin, { caseId, reasonCodes: ["licence_not_found"], note: null }),
      ),
    ]);
    expect(verdicts.sort()).toEqual(["case-wrong-state", "nothing refused"]);
    expect(await given.queuedJobs()).toHaveLength(2);
  });

  it("is refused to an admin who does not hold the case", async () => {
    const { caseId } = await given.applied();
    const other = await given.admin("Moderator 2");
    await app.expectNoWrites();
    await refuses("case-not-yours", verifyInstitution(app.web, other, { caseId, note: null }));
    await refuses("case-not-yours", takeCase(app.web, other, caseId));
  });

  it("accepts one of two with the same code at once", async () => {
    const uscc = validCode();
    const [first, second] = [await given.applied({ uscc }), await given.applied({ uscc })];
    const answers = await Promise.all(
      [first, second].map(({ admin, caseId }) =>
        refusalCodeOf(verifyInstitution(app.web, admin, { caseId, note: null })),
      ),
    );
    expect(answers.sort()).toEqual(["nothing refused", "uscc-taken"]);
  });

  it("is refused for an expired licence", async () => {
    const { admin, caseId } = await given.applied({ licenceExpiresOn: "2020-12-31" });
    await app.expectNoWrites();
    await refuses("institution-licence-expired", verifyInstitution(app.web, admin, { caseId, note: null }));
  });
});

describe("an admin's refusal of an institution", () => {
  it("ends a first application with its codes", async () => {
    const { institution, admin, caseId } = await given.applied();
    await refuseInstitution(app.web, admin, { caseId, reasonCodes: ["licence_not_found"], note: null });

    expect(await given.institutionRow(institution.institutionId)).toMatchObject({ status: "terminated" });
    expect(await given.caseRow(caseId)).toMatchObject({
      decision: "refused",
      reasonCodes: ["licence_not_found"],
    });
  });

  it.each([
    { reasonCodes: [], note: null, code: "reason-missing" },
    { reasonCodes: ["other"], note: " ", code: "reason-text-missing" },
  ])("needs a reason: $code", async ({ reasonCodes, note, code }) => {
    const { admin, caseId } = await given.applied();

    await refuses(code, () => refuseInstitution(app.web, admin, { caseId, reasonCodes, note }), app.traces);
  });

  it("returns it with notes on fields, and the resubmission is the case's next version", async () => {
    const { institution, admin, caseId, application } = await given.applied();
    const fieldNotes = [{ field: "licenceScope", note: "Copy the scope from the licence." }];
    await returnInstitution(app.web, admin, {
      caseId,
      reasonCodes: ["documents_incomplete"],
      fieldNotes,
      note: null,
      answerBy: "2026-12-09",
    });
    expect(await given.caseRow(caseId)).toMatchObject({
      status: "awaiting_party",
      dueAt: new Date("2026-12-09T10:00:00Z"),
    });
    expect(await given.institutionRow(institution.institutionId)).toMatchObject({ status: "applied" });

    const answer = await applyForVerification(app.web, institution, {
      ...application,
      licenceScope: "发放贷款",
    });
    expect(answer.caseId).toBe(caseId);
    expect(await given.caseRow(caseId)).toMatchObject({
      status: "in_review",
      institutionVersion: 2,
      decision: null,
      fieldNotes,
    });

    await verifyInstitution(app.web, admin, { caseId, note: null });
    expect(await given.institutionRow(institution.institutionId)).toMatchObject({
      status: "active",
      licenceScope: "发放贷款",
      version: 2,
    });
  });
});
