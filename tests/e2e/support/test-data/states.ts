import { randomUUID } from "node:crypto";
import pg from "pg";
import type { AppContext } from "#app/context.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { requestDocument } from "#app/services/documents/request-document.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { declineOffer } from "#app/services/offers/decline-offer.server.ts";
import { askForApproval } from "#app/services/offers/ask-for-approval.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { setSecondPerson } from "#app/services/organizations/set-second-person.server.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { dayOn } from "#tests/factories/days.ts";
import type { TestBank } from "./banks.ts";
import type { TestCompany } from "./companies.ts";
import type { People } from "./people.ts";

/** States that end or limit what is under way. */
export function testStatesIn(ctx: AppContext, { person, admin }: People) {
  async function colleagueIn(organizationId: string, memberRole: "viewer" | "member", locale: Locale) {
    const email = `${memberRole}-${randomUUID()}@people.test`;
    await person(email, locale, { organizationId, memberRole });
    return { texts: { email } };
  }

  /** Somebody of the bank who only reads. */
  const viewerOf = ({ actor }: TestBank, locale: Locale) =>
    colleagueIn(actor.institutionId, "viewer", locale);

  /** Somebody of the company who may not give a consent. */
  const memberOf = ({ actor }: TestCompany, locale: Locale) => colleagueIn(actor.companyId, "member", locale);

  const asksForDocument = ({ actor }: TestBank, introductionId: string, words: string) =>
    requestDocument(ctx, actor, { introductionId, kind: "bank_statement", words, dueOn: dayOn(30) });

  /** The company's only file was uploaded for what is asked of it, and its check has come so far; it is not open. */
  const wasHandedOver = (introductionId: string, status: "pending" | "clean" | "refused") =>
    asDatabaseOwner(
      `update document_file f set status = $2, request_id = r.id, reviewed_sequence = 1
       from document_request r where r.introduction_id = $1 and f.company_id = r.company_id`,
      [introductionId, status],
    );

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

  /** Its validity is over. */
  const offerExpires = (offerId: string) =>
    asDatabaseOwner("update offer set expires_at = now() - interval '1 minute' where id = $1", [offerId]);

  /** What no role of the product may move. */
  async function asDatabaseOwner(statement: string, values: readonly string[]): Promise<void> {
    const owner = new pg.Client(ctx.config.database.url);
    await owner.connect();
    await owner.query(statement, [...values]);
    await owner.end();
  }

  return {
    awaitsApproval,
    viewerOf,
    memberOf,
    asksForDocument,
    wasHandedOver,
    suspends,
    revokes,
    fallsThrough,
    declines,
    offerExpires,
  };
}
