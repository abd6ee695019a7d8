import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { refuseInstitution } from "#app/services/moderation/refuse-institution.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { moderationIn, validCode } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";

const { app, given } = openWith(moderationIn, {}, { isEmptied: true });

describe("a verified institution that changes its licence", () => {
  async function verified() {
    const all = await given.applied();
    await verifyInstitution(app.web, all.admin, { caseId: all.caseId, note: null });
    return all;
  }

  it("keeps the verified one in force until the next is verified", async () => {
    const { institution, admin, application } = await verified();
    const changed = { ...application, licenceNumber: "B0420H222010002" };
    const { caseId } = await applyForVerification(app.web, institution, changed);
    expect(await given.institutionRow(institution.institutionId)).toMatchObject({
      status: "active",
      licenceNumber: application.licenceNumber,
    });

    await takeCase(app.web, admin, caseId);
    await verifyInstitution(app.web, admin, { caseId, note: null });
    expect(await given.institutionRow(institution.institutionId)).toMatchObject({
      status: "active",
      licenceNumber: "B0420H222010002",
      version: 2,
    });
  });

  it("keeps the verified one when the next is refused", async () => {
    const { institution, admin, application } = await verified();
    const { caseId } = await applyForVerification(app.web, institution, {
      ...application,
      uscc: validCode(),
    });
    await takeCase(app.web, admin, caseId);
    await refuseInstitution(app.web, admin, { caseId, reasonCodes: ["scope_exceeded"], note: null });

    expect(await given.institutionRow(institution.institutionId)).toMatchObject({
      status: "active",
      uscc: application.uscc,
    });
  });

  it("cannot verify itself, nor decide its own case, with its own SQL", async () => {
    const { institution, caseId } = await given.applied();
    const asInstitution = (change: string) =>
      app.web.withActor(institution, async (trx) => {
        await sql.raw(change).execute(trx);
      });
    await expect(
      asInstitution(`update institution set status = 'active' where id = '${institution.institutionId}'`),
    ).rejects.toThrow(/does not verify itself/);
    await expect(
      asInstitution(
        `update moderation_case set status = 'decided', decision = 'verified' where id = '${caseId}'`,
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
