import { beforeEach, expect, test } from "vitest";
import { organizationIdOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { withdrawApplication } from "#app/services/applications/withdraw-application.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { carryOutDeletions } from "#app/services/deletion/carry-out-deletions.server.ts";
import { requestOrganizationDeletion } from "#app/services/deletion/request-organization-deletion.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { counterOffer } from "#app/services/offers/counter-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { openParties, yuan } from "#tests/factories/open-given.ts";
import { placesOf, scanFor } from "#tests/support/privacy/scan.ts";
import { STAYS_OF_ORGANIZATION, unnamed } from "#tests/support/privacy/stays.ts";

/** Words that a side typed beside its acts: in offers, applications and deals. */
const { app, db, company, institution, meet, underway } = openParties({}, { isEmptied: true });
const system = { kind: "system" } as const;

beforeEach(async () => {
  await app.setNow(undefined);
  await meet();
});

async function deleted(actor: PartyActor): Promise<void> {
  await requestOrganizationDeletion(app.web, actor);
  const { dueAt } = await db.row("deletion", { subjectId: organizationIdOf(actor) });
  await app.setNow(new Date(dueAt.getTime() + 1));
  await carryOutDeletions(app.worker, system);
  expect((await db.row("deletion", { subjectId: organizationIdOf(actor) })).status).toBe("executed");
}

/** An offer with words wherever a term sheet takes some. */
async function wordedOffer(word: string): Promise<string> {
  const { id: offerId } = await underway.draftedOffer();
  const words = {
    note: `${word} of the note`,
    conditions: [`${word} of a condition`],
    securities: [{ kind: "real_estate", description: `${word} of a security` }, { kind: "class_one_ip" }],
  };
  await issueOffer(app.web, institution, { offerId, ...sheetToIssue(yuan(1_000_000), words) });
  return offerId;
}

test("words in offers that were never accepted go with the institution, and their figures stay", async () => {
  const offerId = await wordedOffer("canary-unaccepted");
  const change = { amountFen: yuan(900_000) };
  await counterOffer(app.web, company, { offerId, version: 1, change, words: "canary-counter" });
  await deleted(institution);
  expect(await scanFor(["canary-unaccepted"], app)).toEqual([]);
  expect(placesOf(await scanFor(["canary-counter"], app))).toContain("public.counter_offer.words");
  const { terms } = await db.row("offerVersion", { offerId });
  expect(terms).toMatchObject({
    amountFen: String(yuan(1_000_000)),
    conditions: [],
    securities: [{ kind: "real_estate" }, { kind: "class_one_ip" }],
  });
});

test("words in an accepted offer stay with the institution's deal", async () => {
  const offerId = await wordedOffer("canary-accepted");
  const { dealId } = await acceptOffer(app.web, company, { offerId, version: 1 });
  const { id: conditionId } = await db.row("dealCondition", { dealId });
  const { institutionId } = institution;
  const waiver = {
    conditionId,
    dealId,
    institutionId,
    reason: "canary-waiver",
    proposedBy: institution.userId,
  };
  await db.insert("conditionWaiver", waiver);
  await db.update("deal", dealId, { status: "drawn" });
  await deleted(institution);
  const found = await scanFor(["canary-accepted", "canary-waiver"], app);
  expect(unnamed(found, STAYS_OF_ORGANIZATION)).toEqual([]);
  expect(placesOf(found)).toContain("public.offer_version.terms");
});

test.each([
  ["company", () => company, () => institution],
  ["institution", () => institution, () => company],
] as const)("why a deal fell through goes with the %s that said so", async (_, side, other) => {
  const say = async (actor: PartyActor, note: string) => {
    const { id: dealId } = await underway.deal("accepted");
    await fallThrough(app.web, actor, { dealId, reasonCode: "other", note });
  };
  await say(side(), "canary-own-words");
  await say(other(), "canary-other-words");
  await deleted(side());
  expect(await scanFor(["canary-own-words"], app)).toEqual([]);
  expect(placesOf(await scanFor(["canary-other-words"], app))).toContain("public.deal.note");
});

test.each([
  ["company", () => company, []],
  ["institution", () => institution, ["public.application.note", "public.event.note"]],
] as const)("why a company withdrew its application, once the %s is deleted", async (_, side, places) => {
  const { id: introductionId, prospect, mandate } = await underway.consented();
  const { companyId } = company;
  const { institutionId } = institution;
  const { id: applicationId } = await db.insert("application", {
    introductionId,
    prospectId: prospect.id,
    prospectVersion: 1,
    mandateId: mandate.id,
    companyId,
    institutionId,
    status: "submitted",
  });
  await withdrawApplication(app.web, company, {
    applicationId,
    reasonCode: "other",
    note: "canary-withdrawal",
  });
  await deleted(side());
  expect(placesOf(await scanFor(["canary-withdrawal"], app))).toEqual(places);
});

test("e-mails to others in the demonstration's mailbox that name it go with it", async () => {
  const mail = (n: number, text: string) =>
    app.sql`insert into dev_mail (recipient, subject, text, html, message_id)
      values ('other@people.test', 'About a company', ${text}, '', ${`canary-${n}`})`;
  await db.update("company", company.companyId, { nameZh: "绢云示例科技有限公司", nameEn: null });
  await mail(1, "绢云示例科技有限公司 wrote to you.");
  await mail(2, "Another company wrote to you.");
  await deleted(company);
  expect(await app.sql<{ text: string }>`select text from dev_mail where message_id like 'canary-%'`).toEqual(
    [{ text: "Another company wrote to you." }],
  );
});
