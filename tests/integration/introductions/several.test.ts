import { describe, expect, test } from "vitest";
import { askForIntroductions } from "#app/services/introductions/ask-for-introductions.server.ts";
import { prepareSeveral } from "#app/services/introductions/prepare-several.server.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { refusalCodeOf } from "#tests/support/refusals.ts";

const { app, given, db, company } = openParties();

describe("one consent for several institutions", () => {
  const consent = {
    fieldGroups: ["identity" as const],
    purpose: "assess_financing" as const,
    days: 90 as const,
    message: null,
  };

  async function testData() {
    const prospect = await given.publishedProspect(company);
    const mandates = [await given.activeMandate(), await given.activeMandate(), await given.activeMandate()];
    for (const mandate of mandates) await given.match(prospect, mandate);
    return { prospectId: prospect.id, mandateIds: mandates.map(({ id }) => id) };
  }
  const asked = (prospectId: string) => db.rows("introduction", { prospectId });

  test("sends a request to each, with the same consent that comes into force when one accepts", async () => {
    const { prospectId, mandateIds } = await testData();
    const { fits } = await prepareSeveral(app.web, company, prospectId);
    expect(fits.map(({ mandateId }) => mandateId).sort()).toEqual([...mandateIds].sort());
    await askForIntroductions(app.web, company, {
      ...consent,
      prospectId,
      mandateIds: mandateIds.slice(0, 2),
    });
    const rows = await asked(prospectId);
    expect(rows.map(({ status }) => status)).toEqual(["requested", "requested"]);
    expect(rows[0]?.proposedConsent).toEqual(rows[1]?.proposedConsent);
    const left = await prepareSeveral(app.web, company, prospectId);
    expect(left.fits.map(({ mandateId }) => mandateId)).toEqual([mandateIds[2]]);
    await db.update("introduction", {}, { status: "declined_by_institution" });
    expect((await prepareSeveral(app.web, company, prospectId)).fits).toHaveLength(1);
  });

  test("sends none where one of them can't be asked any more", async () => {
    const { prospectId, mandateIds } = await testData();
    await db.update("mandate", mandateIds[1] ?? "", { status: "paused" });
    const asking = askForIntroductions(app.web, company, { ...consent, prospectId, mandateIds });
    expect(await refusalCodeOf(asking)).toMatch(/mandate-/);
    expect(await asked(prospectId)).toEqual([]);
  });
});
