import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { wholeTerms } from "#app/domain/offers/form/drafts.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import { approveOffer } from "#app/services/offers/approve-offer.server.ts";
import { askForApproval } from "#app/services/offers/ask-for-approval.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { setSecondPerson } from "#app/services/organizations/set-second-person.server.ts";
import { termsJson, typedSheet } from "#tests/factories/agreements.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const yuan = (amount: number): bigint => BigInt(amount) * 100n;
const expiresOn = addDays(dayOf(new Date()), 30);

function sheet(amount: number, change: object = {}) {
  const terms = wholeTerms({ terms: { ...termsJson(yuan(amount)), ...change } });
  if (terms === null) throw new Error("not a term sheet");
  return { terms, expiresOn };
}

const stored = async (offerId: string) => ({
  offer: await db.row("offer", offerId),
  draft: await db().selectFrom("offerDraft").selectAll().where("offerId", "=", offerId).executeTakeFirst(),
});

/** A draft of an institution that wants a second person above four million yuan; `checker` is one, who wrote nothing. */
async function watched() {
  const [maker, company] = [await given.institution(), await given.company()];
  const underway = underwayIn(app, company, maker);
  const { id: offerId } = await underway.draftedOffer();
  await setSecondPerson(app.web, maker, yuan(4_000_000));
  const checker: InstitutionActor = { ...maker, userId: randomUUID() };
  const revision = async () => (await stored(offerId)).draft?.revision ?? 0;
  return { offerId, maker, checker, company, revision };
}

test("above the threshold a second person approves exactly what is issued; an author can't", async () => {
  const { offerId, maker, checker, revision } = await watched();
  const whole = sheet(5_000_000);
  await refuses("offer-second-person-needed", issueOffer(app.web, maker, { offerId, ...whole }));
  await askForApproval(app.web, maker, { offerId, revision: await revision(), ...whole });
  const approve = async (actor: InstitutionActor) =>
    approveOffer(app.web, actor, { offerId, revision: await revision() });
  const before = await stored(offerId);
  await refuses("offer-approver-is-drafter", approve(maker));
  expect(await stored(offerId)).toEqual(before);

  await approve(checker);
  expect((await stored(offerId)).offer.status).toBe("approved_internally");
  const dearer = sheet(5_000_000, { fixedRatePercent: "4.20" });
  await refuses("offer-second-person-needed", issueOffer(app.web, maker, { offerId, ...dearer }));
  await issueOffer(app.web, maker, { offerId, asApproved: true });
  expect(await stored(offerId)).toMatchObject({
    offer: { status: "issued", currentVersion: 1 },
    draft: undefined,
  });
});

test("terms that can't be issued any more are not approved, and not issued as approved", async () => {
  const { offerId, maker, checker, revision } = await watched();
  const day = dayOf(app.web.now());
  const dated = {
    kind: "dated_loan",
    dayCount: "actual_360",
    firstDrawdownOn: day,
    firstPaymentOn: addDays(day, 30),
  };
  const whole = sheet(5_000_000, { details: dated });
  await askForApproval(app.web, maker, { offerId, revision: await revision(), ...whole });
  const approve = async () => approveOffer(app.web, checker, { offerId, revision: await revision() });
  await app.setNow(instantOf(addDays(day, 1), 10));
  const before = await stored(offerId);
  await refuses("offer-terms-faulty", approve());
  expect(await stored(offerId)).toEqual(before);

  await app.setNow(instantOf(day, 12));
  await approve();
  await app.setNow(instantOf(addDays(day, 1), 10));
  const issue = issueOffer(app.web, maker, { offerId, asApproved: true });
  await refuses("offer-terms-faulty", issue);
  expect((await stored(offerId)).offer.currentVersion).toBe(0);
  await app.setNow(undefined);
});

test("editing an approved draft revokes the approval", async () => {
  const { offerId, maker, checker, revision } = await watched();
  await askForApproval(app.web, maker, { offerId, revision: await revision(), ...sheet(5_000_000) });
  await approveOffer(app.web, checker, { offerId, revision: await revision() });
  const dearer = typedSheet(sheet(6_000_000));
  await saveOfferDraft(app.web, checker, { offerId, revision: await revision(), ...dearer });
  const { offer, draft } = await stored(offerId);
  expect(offer.status).toBe("drafted");
  expect(draft).toMatchObject({ approvedBy: null, approvalAskedAt: null });
  expect(draft?.writtenBy).toHaveLength(2);
  await refuses("offer-second-person-needed", issueOffer(app.web, maker, { offerId, asApproved: true }));
});

test("an approval that a change revokes is recorded in the audit log; the same terms sent again change nothing", async () => {
  const { offerId, maker, checker, revision } = await watched();
  const trail = async () => {
    const { events } = await readOfferAsInstitution(app.web, maker, offerId);
    return events.map(({ type }) => type);
  };
  const approved = async (amount: number) => {
    await askForApproval(app.web, maker, { offerId, revision: await revision(), ...sheet(amount) });
    await approveOffer(app.web, checker, { offerId, revision: await revision() });
  };
  await approved(5_000_000);
  const before = await stored(offerId);
  const same = { offerId, revision: await revision(), ...typedSheet(sheet(5_000_000)) };
  expect(await saveOfferDraft(app.web, maker, same)).toMatchObject({ revision: same.revision });
  expect(await stored(offerId)).toEqual(before);

  const dearer = typedSheet(sheet(6_000_000));
  await saveOfferDraft(app.web, maker, { offerId, revision: await revision(), ...dearer });
  await approved(6_000_000);
  await askForApproval(app.web, maker, { offerId, revision: await revision(), ...sheet(5_000_000) });
  const round = ["offer-approval-asked", "offer-approved", "offer-approval-undone"];
  expect((await trail()).filter((type) => type.startsWith("offer-appro"))).toEqual([
    ...round,
    ...round,
    "offer-approval-asked",
  ]);
});

test("an amount that one person may issue needs no approval", async () => {
  const { offerId, maker, revision } = await watched();
  const asking = askForApproval(app.web, maker, { offerId, revision: await revision(), ...sheet(4_000_000) });
  await refuses("offer-second-person-not-needed", asking);
  await issueOffer(app.web, maker, { offerId, ...sheet(4_000_000) });
  expect((await stored(offerId)).offer.status).toBe("issued");
});

test("only an owner can change the rule", async () => {
  const maker = await given.institution();
  const rule = () =>
    db()
      .selectFrom("institution")
      .select("secondPersonAboveFen")
      .where("id", "=", maker.institutionId)
      .executeTakeFirstOrThrow();
  await setSecondPerson(app.web, maker, yuan(3_000_000));
  const asMember = setSecondPerson(app.web, { ...maker, memberRole: "member" }, null);
  await refuses("not-allowed-role", asMember);
  expect(await rule()).toEqual({ secondPersonAboveFen: yuan(3_000_000) });
});
