import { describe, expect, it } from "vitest";
import { readCase } from "#app/services/moderation/read-case.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";
import { moveMandate } from "#app/services/mandates/move-mandate.server.ts";
import { submitMandate } from "#app/services/mandates/submit-mandate.server.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { mandateContent } from "#tests/factories/domain/content.ts";
import { mandatesIn } from "#tests/factories/mandates.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openWith(moderationIn, {}, { isEmptied: true });
const { read, startedBy } = mandatesIn(app);
const valid = { validFrom: "2026-01-01", validUntil: "2035-12-31" };
const mixed = mandateContent({ ...valid, instruments: ["guaranteed_loan", "unsecured_loan"] });
const lawful = mandateContent({ ...valid, instruments: ["guaranteed_loan"] });

/** A verified bank with a mandate that a guarantor may not fund whole, another that it may, and a change of its kind. */
async function bankThatBecomesGuarantor() {
  const all = await given.applied();
  const { institution, admin, application } = all;
  await verifyInstitution(app.web, admin, { caseId: all.caseId, note: null });
  const [leaving, staying] = [await startedBy(institution), await startedBy(institution)];
  await submitMandate(app.web, institution, { ...leaving, content: mixed });
  await submitMandate(app.web, institution, { ...staying, content: lawful });
  const changed = {
    ...application,
    kind: "guarantor",
    regulator: "local_financial_office",
  } as const;
  const { caseId } = await applyForVerification(app.web, institution, changed);
  await takeCase(app.web, admin, caseId);
  return { institution, admin, caseId, leaving: leaving.mandateId, staying: staying.mandateId };
}

const statusOf = async (id: string) => (await db.row("mandate", id)).status;

describe("an institution whose verified kind changes", () => {
  it("has its mandates beyond the new licence paused with the decision, which named them", async () => {
    const { institution, admin, caseId, leaving, staying } = await bankThatBecomesGuarantor();
    const { application } = await readCase(app.web, admin, caseId);
    const { number } = await db.row("mandate", leaving);
    expect(application?.beyondLicence).toMatchObject([
      { number: String(number), instruments: ["unsecured_loan"] },
    ]);
    expect(await statusOf(leaving)).toBe("active");

    await verifyInstitution(app.web, admin, { caseId, note: null });

    expect([await statusOf(leaving), await statusOf(staying)]).toEqual(["paused", "active"]);
    expect(await db.rows("event", { type: "mandate-paused" }, "id")).toMatchObject([
      { subjectId: leaving, fromStatus: "active", toStatus: "paused", reasonCode: "scope_exceeded" },
    ]);
    const queued = (await given.queuedJobs()).map(({ task, payload }) => ({ task, payload }));
    expect(queued).toContainEqual({
      task: "notify-institution-mandate-beyond-licence",
      payload: { mandateId: leaving },
    });
    expect((await read(institution, leaving)).beyondLicence).toEqual(["unsecured_loan"]);
  });

  it("brings such a mandate back only by a version within its licence", async () => {
    const { institution, admin, caseId, leaving } = await bankThatBecomesGuarantor();
    await verifyInstitution(app.web, admin, { caseId, note: null });
    const resume = () => moveMandate(app.web, institution, { mandateId: leaving, move: "resume" });
    await refuses("mandate-beyond-licence", resume, app.traces);

    const { revision } = await read(institution, leaving);
    await submitMandate(app.web, institution, { mandateId: leaving, revision, content: lawful });
    await resume();
    expect(await statusOf(leaving)).toBe("active");
    expect((await read(institution, leaving)).beyondLicence).toEqual([]);
  });

  it("keeps all of them where a change keeps the kind", async () => {
    const all = await given.applied();
    await verifyInstitution(app.web, all.admin, { caseId: all.caseId, note: null });
    const started = await startedBy(all.institution);
    await submitMandate(app.web, all.institution, { ...started, content: mixed });
    const changed = { ...all.application, licenceNumber: "B0420H222010003" };
    const { caseId } = await applyForVerification(app.web, all.institution, changed);
    await takeCase(app.web, all.admin, caseId);
    await verifyInstitution(app.web, all.admin, { caseId, note: null });
    expect(await statusOf(started.mandateId)).toBe("active");
  });
});
