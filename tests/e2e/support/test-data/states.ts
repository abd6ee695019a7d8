import { randomUUID } from "node:crypto";
import pg from "pg";
import type { AppContext } from "#app/context.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { declineOffer } from "#app/services/offers/decline-offer.server.ts";
import { askForApproval } from "#app/services/offers/ask-for-approval.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { setSecondPerson } from "#app/services/organizations/set-second-person.server.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import type { TestBank } from "./banks.ts";
import type { TestCompany } from "./companies.ts";
import type { People } from "./people.ts";

/** States that end or limit what is under way. */
export function testStatesIn(ctx: AppContext, { person, admin }: People) {
  /** Somebody of the bank who only reads. */
  async function viewerOf(bank: TestBank, locale: Locale): Promise<{ texts: { email: string } }> {
    const email = `viewer-${randomUUID()}@people.test`;
    await person(email, locale, { organizationId: bank.actor.institutionId, memberRole: "viewer" });
    return { texts: { email } };
  }

  async function suspends({ actor: { institutionId } }: TestBank): Promise<void> {
    const change = { institutionId, move: "suspend", reasonCode: "misconduct", note: null } as const;
    await changeInstitutionStatus(ctx, await admin(), change);
  }

  const revokes = (company: TestCompany, introductionId: string) =>
    revokeConsent(ctx, company.actor, introductionId);

  const fallsThrough = (bank: TestBank, dealId: string) =>
    fallThrough(ctx, bank.actor, { dealId, reasonCode: "other", note: "The order was cancelled." });

  const declines = (company: TestCompany, offerId: string) =>
    declineOffer(ctx, company.actor, { offerId, version: 1, reasonCode: "price", note: null });

  /** A draft of five million that needs a second person; its id. */
  async function awaitsApproval({ actor }: TestBank, introductionId: string): Promise<string> {
    const { offerId } = await startOffer(ctx, actor, { introductionId, instrument: "ip_pledge_loan" });
    const confirmation = { hasFactor: true, isFresh: true };
    await setSecondPerson(ctx, { ...actor, confirmation }, 100_000_000n);
    const sheet = sheetToIssue(500_000_000n, { instrument: "ip_pledge_loan", fixedRatePercent: "4.2" });
    await askForApproval(ctx, actor, { offerId, revision: 1, ...sheet });
    return offerId;
  }

  /** Its validity is over: no role of the product may move it. */
  async function offerExpires(offerId: string): Promise<void> {
    const owner = new pg.Client(ctx.config.database.url);
    await owner.connect();
    await owner.query("update offer set expires_at = now() - interval '1 minute' where id = $1", [offerId]);
    await owner.end();
  }

  return { awaitsApproval, viewerOf, suspends, revokes, fallsThrough, declines, offerExpires };
}
