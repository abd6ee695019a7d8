import { describe, expect, test } from "vitest";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { releaseGuarantee } from "#app/services/deals/release-guarantee.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";
import { withdrawProspect } from "#app/services/prospects/withdraw-prospect.server.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { workOff } from "#tests/support/jobs.ts";

/** What a withdrawn ask leaves open for a deal that goes on, once that deal has ended. */
const { app, given, db } = openGiven({}, { isEmptied: true });
const fell = { reasonCode: "contract_not_agreed", note: null } as const;

async function agreed() {
  const offered = await given.offered();
  const { dealId } = await acceptOffer(app.web, offered.company, { offerId: offered.offerId, version: 1 });
  await workOff(app);
  return { ...offered, dealId, prospectId: offered.prospect.id };
}
const withdrawn = async ({ company, prospectId }: Awaited<ReturnType<typeof agreed>>) => {
  await withdrawProspect(app.web, company, { prospectId, note: null });
  await workOff(app);
};

async function access({ introductionId, institution }: Awaited<ReturnType<typeof agreed>>) {
  const { status } = await db.row("introduction", introductionId);
  const consents = await db.rows("consent", { introductionId });
  const told = await db.rows("notification", {
    kind: "notify-institution-consent-ended",
    subjectId: introductionId,
  });
  const { shown } = await readIntroductionAsInstitution(app.web, institution, { introductionId });
  return {
    status,
    runs: consents.filter(({ revokedAt }) => revokedAt === null).length,
    endedBy: consents.map(({ endedBy, revokedBy }) => [endedBy, revokedBy]),
    told: told.length > 0,
    isShown: shown !== null,
  };
}
const open = { status: "consented", runs: 1, told: false, isShown: true };
const over = { status: "revoked", runs: 0, endedBy: [["company", null]], told: true, isShown: false };

describe("the access of an institution whose deal goes on from a withdrawn ask", () => {
  test("stays with the deal, and ends with it, in the company's name", async () => {
    const matter = await agreed();
    await withdrawn(matter);
    expect(await access(matter)).toMatchObject(open);
    await fallThrough(app.web, matter.institution, { dealId: matter.dealId, ...fell });
    await workOff(app);
    expect(await access(matter)).toEqual(over);
    const [application] = await db.rows("application", { introductionId: matter.introductionId });
    expect(application?.status ?? "closed").toBe("closed");
  });

  test("ends with the release of its guarantee", async () => {
    const offered = await given.offered();
    const { offerId, prospect } = offered;
    await db.update("offer", offerId, { status: "accepted", commitment: "guarantee" });
    const { id: dealId } = await given.dealOf(offerId, { status: "in_force", commitment: "guarantee" });
    const { mandateId, amountFen } = await db.row("offer", offerId);
    await db.update("mandate", mandateId, { drawnFen: amountFen ?? 0n });
    const matter = { ...offered, dealId, prospectId: prospect.id };
    await withdrawn(matter);
    await releaseGuarantee(app.web, matter.institution, {
      dealId,
      reasonCode: "loan_repaid",
      note: null,
    });
    await workOff(app);
    expect(await access(matter)).toEqual(over);
  });

  test("stays while the ask seeks on", async () => {
    const matter = await agreed();
    await fallThrough(app.web, matter.institution, { dealId: matter.dealId, ...fell });
    await workOff(app);
    expect(await access(matter)).toMatchObject(open);
  });

  test("ends with its own deal alone: that of an institution whose deal goes on stays", async () => {
    const matter = await agreed();
    const { prospect, prospectId } = matter;
    await db.update("prospect", prospectId, { targetFen: yuan(8_000_000), soughtFen: yuan(8_000_000) });
    const rival = await given.rivalOffer(prospect, { amountFen: yuan(3_000_000) });
    const other = await acceptOffer(app.web, matter.company, { offerId: rival.id, version: 1 });
    const { introductionId, institutionId } = await db.row("offer", rival.id);
    await withdrawn(matter);
    await fallThrough(app.web, matter.company, { dealId: matter.dealId, ...fell });
    await workOff(app);
    expect(await access(matter)).toEqual(over);
    const [beside] = await db.rows("consent", { introductionId });
    expect([beside?.revokedAt, beside?.institutionId]).toEqual([null, institutionId]);
    await fallThrough(app.web, matter.company, { dealId: other.dealId, ...fell });
    await workOff(app);
    expect(await db.rows("consent", { introductionId, revokedAt: null })).toEqual([]);
  });
});
