import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { hasNeed, MEMBER_ROLES, type MemberRole, type Need } from "#app/domain/accounts/member-roles.ts";
import { dayOf } from "#app/lib/days.ts";
import { answerDispute } from "#app/services/deals/answer-dispute.server.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { settleWaiver } from "#app/services/deals/settle-waiver.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { takeBackPayment } from "#app/services/deals/take-back-payment.server.ts";
import { withdrawDispute } from "#app/services/deals/withdraw-dispute.server.ts";
import { withdrawDrawdown } from "#app/services/deals/withdraw-drawdown.server.ts";
import { approveMandate } from "#app/services/mandates/approve-mandate.server.ts";
import { returnMandate } from "#app/services/mandates/return-mandate.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { approveOffer } from "#app/services/offers/approve-offer.server.ts";
import { askForApproval } from "#app/services/offers/ask-for-approval.server.ts";
import { declineOffer } from "#app/services/offers/decline-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { readOfferAsCompany } from "#app/services/offers/read-offer-as-company.server.ts";
import { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { refusalCodeOf, refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const nowhere = randomUUID();

const note = null;

interface Actors {
  firm: CompanyActor;
  bank: InstitutionActor;
}
/** Acts on records that do not exist: whoever has the role learns that, everybody else only that the role lacks. */
const acts: readonly [what: string, need: Need, act: (by: Actors) => Promise<unknown>][] = [
  [
    "decline an offer",
    "work",
    ({ firm }) => declineOffer(app.web, firm, { offerId: nowhere, version: 1, reasonCode: "price", note }),
  ],
  ["accept an offer", "sign", ({ firm }) => acceptOffer(app.web, firm, { offerId: nowhere, version: 1 })],
  ["approve an offer", "sign", ({ bank }) => approveOffer(app.web, bank, { offerId: nowhere, revision: 1 })],
  ["sign a contract", "sign", ({ firm }) => signContract(app.web, firm, nowhere)],
  ["sign a contract as a bank", "sign", ({ bank }) => signContract(app.web, bank, nowhere)],
  [
    "end a deal",
    "sign",
    ({ bank }) => fallThrough(app.web, bank, { dealId: nowhere, reasonCode: "other", note: "-" }),
  ],
  [
    "confirm a waiver",
    "sign",
    ({ bank }) => settleWaiver(app.web, bank, { waiverId: nowhere, verdict: "confirm" }),
  ],
  [
    "withdraw a waiver",
    "work",
    ({ bank }) => settleWaiver(app.web, bank, { waiverId: nowhere, verdict: "withdraw" }),
  ],
  [
    "approve a mandate",
    "sign",
    ({ bank }) => approveMandate(app.web, bank, { mandateId: nowhere, revision: 1 }),
  ],
  ["return a mandate", "sign", ({ bank }) => returnMandate(app.web, bank, { mandateId: nowhere, note: "-" })],
  [
    "request a drawdown",
    "pay",
    ({ firm }) => requestDrawdown(app.web, firm, { dealId: nowhere, amountFen: 1n }),
  ],
  ["withdraw it", "pay", ({ firm }) => withdrawDrawdown(app.web, firm, { drawdownId: nowhere })],
  [
    "record a payment",
    "pay",
    ({ bank }) =>
      fundDrawdown(app.web, bank, {
        drawdownId: nowhere,
        valueDate: dayOf(app.web.now()),
        paymentReference: "1",
      }),
  ],
  ["take a payment back", "pay", ({ bank }) => takeBackPayment(app.web, bank, { drawdownId: nowhere })],
  [
    "confirm a payment",
    "pay",
    ({ firm }) => confirmDrawdown(app.web, firm, { drawdownId: nowhere, receivedFen: 1n }),
  ],
  [
    "dispute a payment",
    "evidence",
    ({ firm }) =>
      disputeDrawdown(app.web, firm, { drawdownId: nowhere, reasonCode: "not_received", note: "-" }),
  ],
  [
    "answer a dispute",
    "evidence",
    ({ bank }) => answerDispute(app.web, bank, { disputeId: nowhere, words: "-" }),
  ],
  ["withdraw a dispute", "evidence", ({ firm }) => withdrawDispute(app.web, firm, nowhere)],
];

describe("only somebody with the role may", () => {
  test.each(acts)("%s (%s)", async (_what, need, act) => {
    const [firm, bank] = [await given.company(), await given.institution()];
    const codeOf = (memberRole: MemberRole) =>
      refusalCodeOf(act({ firm: { ...firm, memberRole }, bank: { ...bank, memberRole } }));
    for (const role of MEMBER_ROLES) {
      const code = await codeOf(role);
      if (hasNeed(role, need)) expect(code, role).toMatch(/-not-found$/);
      else expect(code, role).toBe("not-allowed-role");
    }
  });
});

test("what a member drafts is issued once an approver has approved it, whatever the amount", async () => {
  const [maker, company] = [await given.institution(), await given.company()];
  const { id: offerId } = await underwayIn(app, company, maker).draftedOffer();
  const member: InstitutionActor = { ...maker, memberRole: "member" };
  const approver: InstitutionActor = { ...maker, userId: randomUUID(), memberRole: "approver" };
  const whole = sheetToIssue(yuan(1_000_000));
  const revision = async () => (await db.row("offerDraft", { offerId })).revision;
  const { offer } = await readOfferAsInstitution(app.web, member, offerId);
  expect(offer.secondPersonAboveFen).toBe(0n);

  await refuses(
    "offer-second-person-needed",
    () => issueOffer(app.web, member, { offerId, ...whole }),
    app.traces,
  );
  await askForApproval(app.web, member, { offerId, revision: await revision(), ...whole });
  const asked = { offerId, revision: await revision() };
  const colleague: InstitutionActor = { ...member, userId: randomUUID() };
  await refuses("not-allowed-role", () => approveOffer(app.web, colleague, asked), app.traces);
  const seen = await readOfferAsInstitution(app.web, colleague, offerId);
  expect(seen.draft?.whyNotApprove).toBe("not-allowed-role");
  await approveOffer(app.web, approver, asked);
  await issueOffer(app.web, member, { offerId, asApproved: true });
  expect(await db.row("offer", offerId)).toMatchObject({ status: "issued", currentVersion: 1 });

  const { whyNotAccept } = await readOfferAsCompany(app.web, { ...company, memberRole: "member" }, offerId);
  expect(whyNotAccept).toBe("not-allowed-role");
});
