import { randomUUID } from "node:crypto";
import type { Insertable } from "kysely";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { IntroductionTable } from "#db/schema/introductions.ts";
import type { MandateTable } from "#db/schema/mandates.ts";
import type { DrawdownTable } from "#db/schema/offers.ts";

import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";
import { termsJson } from "./agreements.ts";
import { dayOn, daysOn } from "./days.ts";
import { givenIn } from "./given.ts";

/** When the payments below were stated. */
export const paidAt = daysOn(-2);

/** Matters under way between two parties, each on a prospect and a mandate of its own. */
export function underwayIn(app: TestApp, company: CompanyActor, institution: InstitutionActor) {
  const db = testDatabase(app);
  const given = givenIn(app);
  const parties = {
    get companyId() {
      return company.companyId;
    },
    get institutionId() {
      return institution.institutionId;
    },
  };

  /** A prospect that the mandate is matched with, and nothing more. */
  async function pair(ofMandate: Partial<Insertable<MandateTable>> = {}) {
    const prospect = await given.publishedProspect(company);
    const mandate = await given.activeMandate(institution, ofMandate);
    await given.match(prospect, mandate);
    return { prospect, mandate };
  }

  /** A prospect visible to its company only. */
  async function draft() {
    return db.insert("prospect", { companyId: company.companyId, status: "draft" });
  }

  async function introduction(change: Partial<Insertable<IntroductionTable>> = {}) {
    const { prospect, mandate } = await pair();
    const { id } = await given.introduction(prospect, mandate, { answerBy: daysOn(6), ...change });
    return { id, prospect, mandate };
  }

  async function consented(met?: Awaited<ReturnType<typeof pair>>) {
    const { prospect, mandate } = met ?? (await pair());
    return { ...(await given.consentedIntroduction(prospect, mandate)), prospect, mandate };
  }

  async function issuedOffer() {
    const { prospect, mandate } = await pair();
    return given.issuedOffer(prospect, mandate);
  }

  /** An offer that its institution is still writing. */
  async function draftedOffer(met?: Awaited<ReturnType<typeof pair>>) {
    const { id: introductionId, prospect, mandate } = await consented(met);
    const { id } = await db.insert("offer", {
      ...parties,
      introductionId,
      prospectId: prospect.id,
      mandateId: mandate.id,
      status: "drafted",
      instrument: "ip_pledge_loan",
    });
    await writesOn(id, { terms: { instrument: "ip_pledge_loan" }, expiresOn: null });
    return { id };
  }

  /** An open offer, with its next version as a draft. */
  async function revisedOffer() {
    const offer = await issuedOffer();
    await writesOn(offer.id, { terms: { instrument: "ip_pledge_loan" }, expiresOn: null });
    return offer;
  }

  /** A first version that waits for approval by a second person. */
  async function offerToApprove() {
    const { id } = await draftedOffer();
    await db.update(
      "offerDraft",
      { offerId: id },
      {
        content: JSON.stringify({ terms: termsJson(500_000_000n), expiresOn: dayOn(40) }),
        writtenBy: [randomUUID()],
        approvalAskedAt: new Date(),
      },
    );
    return { id };
  }

  /** A first version that its second person has approved. */
  async function approvedOffer() {
    const { id } = await offerToApprove();
    await db.update("offerDraft", { offerId: id }, { approvedAt: new Date(), approvedBy: randomUUID() });
    await db.update("offer", id, { status: "approved_internally" });
    return { id };
  }

  async function writesOn(offerId: string, content: object) {
    const { institutionId } = institution;
    await db.insert("offerDraft", {
      offerId,
      institutionId,
      content: JSON.stringify(content),
      writtenBy: [institution.userId],
    });
  }

  /** A deal of five million yuan, with one condition that is not met yet; one in force is a guarantee. */
  async function deal(
    status: DealStatus,
    commitment: Commitment = status === "in_force" ? "guarantee" : "capital",
  ) {
    const { prospect, mandate } = await pair();
    const offer = await given.issuedOffer(prospect, mandate);
    const amountFen = 500_000_000n;
    const [isCapital, isReserved] = [commitment === "capital", status !== "in_force"];
    await db.update("offer", offer.id, { status: "accepted", commitment });
    await db.update("prospect", prospect.id, { acceptedFen: isCapital ? amountFen : 0n });
    await db.update("mandate", mandate.id, isReserved ? { reservedFen: amountFen } : { drawnFen: amountFen });
    const { id } = await given.dealOf(offer.id, { status, commitment });
    const condition = await db.insert("dealCondition", {
      ...parties,
      dealId: id,
      position: 0,
      description: "Pledge registered",
    });
    return { id, conditionId: condition.id, offerId: offer.id };
  }

  /** The deal counts its one drawdown as paid. */
  async function countPaid(dealId: string, fundedFen = 100_000_000n): Promise<void> {
    await db.update("deal", dealId, { fundedFen });
  }

  /** A deal with a drawdown under way. */
  async function drawdown(status: "requested" | "funded", change: Partial<Insertable<DrawdownTable>> = {}) {
    const { id: dealId } = await deal("available");
    const { id } = await given.drawdownOf({ id: dealId, ...parties }, { status, ...change });
    return { id, dealId };
  }

  /** A payment of a million yuan that fills the ask of its company: the rest of five million is confirmed. */
  async function fillingDrawdown() {
    const funded = await drawdown("funded", { fundedAt: paidAt });
    const { prospectId } = await db.row("deal", funded.dealId);
    await db.update("prospect", prospectId, { confirmedFen: 400_000_000n, soughtFen: 500_000_000n });
    return { ...funded, prospectId };
  }

  return {
    fillingDrawdown,
    pair,
    draft,
    introduction,
    consented,
    issuedOffer,
    draftedOffer,
    revisedOffer,
    offerToApprove,
    approvedOffer,
    deal,
    drawdown,
    countPaid,
  };
}
