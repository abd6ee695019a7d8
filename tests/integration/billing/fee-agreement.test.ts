import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { FEE_AGREEMENTS, feeAgreementOn } from "#app/domain/billing/fee-agreement.ts";
import { dayOf } from "#app/lib/days.ts";
import { acceptFeeAgreement } from "#app/services/billing/accept-fee-agreement.server.ts";
import { readFeeAgreement } from "#app/services/billing/read-fee-agreement.server.ts";
import { approveOffer } from "#app/services/offers/approve-offer.server.ts";
import { askForApproval } from "#app/services/offers/ask-for-approval.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";
import { reviewOffer } from "#app/services/offers/review-offer.server.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { setSecondPerson } from "#app/services/organizations/set-second-person.server.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const sheet = sheetToIssue(yuan(5_000_000));

async function drafting(acceptsFees = false) {
  const institution = await given.institution("commercial_bank", { acceptsFees });
  const underway = underwayIn(app, await given.company(), institution);
  const { id: offerId } = await underway.draftedOffer();
  const revision = async () => (await db.row("offerDraft", { offerId })).revision;
  return { institution, offerId, revision };
}
const as = (actor: InstitutionActor, memberRole: InstitutionActor["memberRole"]): InstitutionActor => ({
  ...actor,
  memberRole,
  userId: randomUUID(),
});

test("every price list of the database is named by a version of the agreement that applies by its day", async () => {
  const lists: { version: number; validFrom: string }[] =
    await app.sql`select version, valid_from::text as "validFrom" from price_list order by valid_from`;
  expect(lists.map(({ version }) => version)).toEqual(FEE_AGREEMENTS.map((one) => one.priceListVersion));
  for (const { version, validFrom } of lists.slice(1))
    expect(feeAgreementOn(validFrom as never).priceListVersion).toBe(version);
});

test("the database knows the versions of the agreement, and takes an acceptance of the one in force alone", async () => {
  expect(
    await app.sql`select version::text, price_list_version as "priceListVersion" from fee_agreements() order by version`,
  ).toEqual(FEE_AGREEMENTS);
  const { institution } = await drafting();
  const { institutionId, userId } = institution;
  const accept = (version: string, list = 1) =>
    app.web.withActor(institution, (trx) =>
      trx
        .insertInto("feeAgreementAcceptance")
        .values({
          institutionId,
          version,
          priceListVersion: list,
          acceptedBy: userId,
          acceptedAt: new Date("1999-01-01"),
        })
        .execute(),
    );
  for (const version of ["1999-01-01", "2026-11-30", "2099-01-01"])
    await expect(accept(version)).rejects.toThrow("the agreement in force is accepted");
  expect(await db.rows("feeAgreementAcceptance", { institutionId })).toEqual([]);
  await accept(feeAgreementOn(dayOf(app.web.now())).version);
  const { acceptedAt } = await db.row("feeAgreementAcceptance", { institutionId });
  expect(Math.abs(acceptedAt.getTime() - Date.now())).toBeLessThan(60_000);
});

test("without the agreement no first version is issued or approved, and the draft stays", async () => {
  const { institution, offerId, revision } = await drafting();
  await reviewOffer(app.web, institution, { offerId, revision: await revision(), ...sheet });
  await refuses(
    "fee-agreement-missing",
    () => issueOffer(app.web, institution, { offerId, asApproved: true }),
    app.traces,
  );
  const shown = await readOfferAsInstitution(app.web, institution, offerId);
  expect(shown).toMatchObject({ whyNotPriced: "fee-agreement-missing", mayAcceptFees: true });
  expect(shown.draft?.isWhole).toBe(true);

  await setSecondPerson(app.web, institution, yuan(4_000_000));
  await askForApproval(app.web, institution, { offerId, revision: await revision(), ...sheet });
  const approve = async () =>
    approveOffer(app.web, as(institution, "approver"), { offerId, revision: await revision() });
  await refuses("fee-agreement-missing", approve, app.traces);

  await acceptFeeAgreement(app.web, as(institution, "finance"));
  await approve();
  await issueOffer(app.web, institution, { offerId, asApproved: true });
  expect(await db.row("offer", offerId)).toMatchObject({ status: "issued", priceListVersion: 1 });
});

test("an owner, an approver or finance accepts it, once; a member or a viewer may not", async () => {
  const { institution } = await drafting();
  for (const role of ["member", "viewer"] as const) {
    await refuses("not-allowed-role", () => acceptFeeAgreement(app.web, as(institution, role)), app.traces);
    expect(await readFeeAgreement(app.web, as(institution, role))).toMatchObject({
      acceptedAt: null,
      whyNotAccept: "not-allowed-role",
    });
  }
  const approver = as(institution, "approver");
  await acceptFeeAgreement(app.web, approver);
  await acceptFeeAgreement(app.web, institution);
  const { version } = feeAgreementOn(dayOf(app.web.now()));
  const { institutionId } = institution;
  expect(await db.rows("feeAgreementAcceptance", { institutionId })).toMatchObject([
    { version, priceListVersion: 1, acceptedBy: approver.userId },
  ]);
  expect(await db.rows("event", { institutionId, type: "fee-agreement-accepted" })).toMatchObject([
    { actorUserId: approver.userId, detail: { version } },
  ]);
});

test("a newer version is accepted before the next first offer; standing ones are revised without it", async () => {
  const [standing, next] = [await drafting(true), await drafting(true)];
  await issueOffer(app.web, standing.institution, { offerId: standing.offerId, ...sheet });
  for (const { institutionId } of [standing.institution, next.institution])
    await db.update("feeAgreementAcceptance", { institutionId }, { version: "2026-01-01" });

  const { offerId } = standing;
  await reviseOffer(app.web, standing.institution, { offerId, from: "version" });
  await issueOffer(app.web, standing.institution, { offerId, ...sheetToIssue(yuan(4_500_000)) });
  expect(await db.row("offer", offerId)).toMatchObject({ status: "revised", currentVersion: 2 });

  const first = () => issueOffer(app.web, next.institution, { offerId: next.offerId, ...sheet });
  await refuses("fee-agreement-missing", first, app.traces);
  await acceptFeeAgreement(app.web, next.institution);
  await first();
  const { institutionId } = next.institution;
  expect(await db.rows("feeAgreementAcceptance", { institutionId })).toHaveLength(2);
});
