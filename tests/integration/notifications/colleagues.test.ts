import { describe, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { releaseGuarantee } from "#app/services/deals/release-guarantee.server.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { listNotifications } from "#app/services/notifications/list-notifications.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { withdrawOffer } from "#app/services/offers/withdraw-offer.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { openConsent } from "#tests/factories/consenting.ts";
import { sessionFor } from "#tests/support/http/test-sessions.ts";
import { workOff } from "#tests/support/jobs.ts";
import { refuses } from "#tests/support/refusals.ts";

/** Acts that bind an organization, of which its other people are notified. */
const { app, db, company, institution, underway, of, consent } = openConsent();

async function colleagueOf<Actor extends PartyActor>(actor: Actor): Promise<Actor> {
  const organizationId = actor.kind === "company" ? actor.companyId : actor.institutionId;
  const { userId } = await accountsIn(app).person({ organizationId, memberRole: "member" });
  await accountsIn(app).person({ organizationId, memberRole: "viewer" });
  return { ...actor, userId, memberRole: "member" };
}
const kindsOf = async (actor: PartyActor) =>
  (await listNotifications(app.web, sessionFor(actor), { cursor: undefined })).rows
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith("notify-colleagues-"))
    .map((kind) => kind.slice("notify-colleagues-".length))
    .sort();
/** What each of the two colleagues was notified of; whoever acted, a viewer and the other side are notified of none. */
async function told(colleagues: { company: CompanyActor; institution: InstitutionActor }) {
  const ours = [company.companyId, institution.institutionId];
  const rows = await Promise.all(ours.map((organizationId) => db.rows("notification", { organizationId })));
  const about = rows.flat().filter(({ kind }) => kind.startsWith("notify-colleagues-"));
  const known = [colleagues.company.userId, colleagues.institution.userId];
  expect(about.every(({ userId }) => known.includes(userId))).toBe(true);
  return { company: await kindsOf(colleagues.company), institution: await kindsOf(colleagues.institution) };
}
const both = async () => ({
  company: await colleagueOf(company),
  institution: await colleagueOf(institution),
});

describe("the colleagues of who bound an organization", () => {
  test("are notified of a consent that was granted, changed or revoked", async () => {
    const colleagues = await both();
    const { id: introductionId } = await underway.introduction();
    const consented = {
      fieldGroups: ["identity" as const],
      purpose: "assess_financing" as const,
      days: 90 as const,
    };
    await grantConsent(app.web, company, { introductionId, ...consented });
    expect(await told(colleagues)).toEqual({ company: ["consent-granted"], institution: [] });
    await consent.narrow(["contacts"]);
    expect(await told(colleagues)).toEqual({
      company: ["consent-changed", "consent-granted"],
      institution: [],
    });
    await revokeConsent(app.web, company, of.introductionId);
    expect(await told(colleagues)).toEqual({
      company: ["consent-changed", "consent-granted", "consent-revoked"],
      institution: [],
    });
    await workOff(app);
    const mails: { subject: string }[] = await app.sql`select subject from dev_mail
      where recipient = ${`${colleagues.company.userId}@people.test`} order by id`;
    expect(mails.map(({ subject }) => subject).filter((subject) => /colleague/.test(subject))).toEqual([
      expect.stringContaining("A colleague has granted consent: introduction"),
      expect.stringContaining("A colleague has changed the consent: introduction"),
      expect.stringContaining("A colleague has revoked the consent: introduction"),
    ]);
  });

  test("are notified of an offer that was accepted or withdrawn, and of the contract", async () => {
    const colleagues = await both();
    const withdrawn = await underway.issuedOffer();
    await withdrawOffer(app.web, institution, withdrawn.id);
    expect(await told(colleagues)).toEqual({ company: [], institution: ["offer-withdrawn"] });
    const accepted = await underway.issuedOffer();
    const { dealId } = await acceptOffer(app.web, company, { offerId: accepted.id, version: 1 });
    expect(await told(colleagues)).toEqual({ company: ["offer-accepted"], institution: ["offer-withdrawn"] });
    await sendDocuments(app.web, institution, dealId);
    await signContract(app.web, institution, dealId);
    expect(await told(colleagues)).toEqual({
      company: ["offer-accepted"],
      institution: ["contract-signed", "offer-withdrawn"],
    });
    await signContract(app.web, company, dealId);
    expect((await told(colleagues)).company).toEqual(["contract-signed", "offer-accepted"]);
  });

  test("are notified of an offer that was issued", async () => {
    const colleagues = await both();
    const { id: offerId } = await underway.draftedOffer();
    await issueOffer(app.web, institution, { offerId, ...sheetToIssue(400_000_000n) });
    expect(await told(colleagues)).toEqual({ company: [], institution: ["offer-issued"] });
  });

  test("are notified of a guarantee that was released", async () => {
    const colleagues = await both();
    const { id: dealId } = await underway.deal("in_force");
    await releaseGuarantee(app.web, institution, { dealId, reasonCode: "loan_repaid", note: null });
    expect(await told(colleagues)).toEqual({ company: [], institution: ["guarantee-released"] });
  });

  test("are notified of nothing that was refused", async () => {
    const colleagues = await both();
    const { id: offerId } = await underway.issuedOffer();
    await refuses(
      "offer-version-outdated",
      () => acceptOffer(app.web, company, { offerId, version: 2 }),
      app.traces,
    );
    expect(await told(colleagues)).toEqual({ company: [], institution: [] });
  });
});
