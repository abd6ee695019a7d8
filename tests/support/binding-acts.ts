import type { createTestSessions } from "./forms/session-cookies.ts";
import type { TestApp } from "./test-app.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { fileOfDocument, uploadedBy } from "#tests/factories/documents.ts";
import { givenIn } from "#tests/factories/given.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { reversalsBetween } from "#tests/factories/reversals-between.ts";
import { agreementPath, reversalPath } from "#app/shared/reversal-paths.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { expect } from "vitest";
import { reviewsOfGuarantee } from "./guarantee-reviews.ts";
import { reviewsOfSuspension } from "./suspension-reviews.ts";
import type { Review } from "./binding-review.ts";

/** The reviews of all moves that bind, by lifecycle and move, each of a matter of its own. */
export async function reviewsOf(
  app: TestApp,
  sessions: ReturnType<typeof createTestSessions>,
): Promise<Readonly<Record<string, Review>>> {
  const db = testDatabase(app);
  const given = givenIn(app);
  const [company, institution] = [await given.company(), await given.institution()];
  const underway = underwayIn(app, company, institution);
  const asCompany = sessions.company(company);
  const asInstitution = sessions.institution(institution);
  const [toIssue, toAccept] = [await underway.approvedOffer(), await underway.issuedOffer()];
  const [toConsent, toRevoke] = [await underway.introduction(), await underway.consented()];
  const toWithdraw = await underway.issuedOffer();
  const toExtend = await underway.consented();
  const toDecline = await underway.consented();
  const toLeave = await applicationsIn(app, company, institution).submitted();
  const asked = await underway.pair();
  const toEndAsk = {
    ...(await given.issuedOffer(asked.prospect, asked.mandate)),
    prospectId: asked.prospect.id,
  };
  const paid = { acceptedFen: 500_000_000n, confirmedFen: 500_000_000n };
  const toClose = await given.publishedProspect(company, paid);
  const toFill = await underway.fillingDrawdown();
  const documentId = await uploadedBy(app, company, { name: "contract.pdf" });
  const documentFile = await fileOfDocument(app, documentId);
  const toHandOver = await underway.deal("conditions_open");
  const { introductionId: handedOverOn } = await db.row("deal", toHandOver.id);
  const toAsk = await underway.pair();
  const toEnd = await underway.deal("accepted");
  const [toSign, toCountersign] = [
    await underway.deal("documents_out"),
    await underway.deal("signed_by_company"),
  ];
  const [toRestrict, toSuspend, toTerminate] = [
    await given.institution(),
    await given.institution(),
    await given.institution(),
  ];
  const toReverse = await reversalsBetween(app, company, institution).proposed("institution", 200_000_000n);
  const toRefuse = await moderationIn(app).applied();
  const asAdmin = sessions.admin((await moderationIn(app).admin()).userId);
  const chosen = "fieldGroups=identity&purpose=assess_financing&days=90";
  const why = { reasonCode: "other", note: "Said in words." };
  const statusIs = (table: "introduction" | "deal" | "offer") => (id: string, status: string) => async () =>
    expect((await db.row(table, id)).status).toBe(status);
  const [introductionIs, dealIs, offerIs] = [statusIs("introduction"), statusIs("deal"), statusIs("offer")];
  const move = (
    { institutionId }: { institutionId: string },
    act: string,
    typed: Record<string, string>,
    after: string,
  ): Review => ({
    path: `/admin/institutions/${institutionId}/${act}`,
    before: `/admin/institutions/${institutionId}`,
    cookie: asAdmin,
    act,
    typed: { ...why, ...typed },
    outdated: { status: act === "restrict" ? "suspended" : "restricted" },
    expectDone: async () => expect((await db.row("institution", institutionId)).status).toBe(after),
  });
  return {
    "offer issue": {
      path: `/institution/offers/${toIssue.id}?view=review`,
      to: `/institution/offers/${toIssue.id}?view=review&as=move`,
      before: `/institution/offers/${toIssue.id}`,
      cookie: asInstitution,
      act: "issue",
      typed: { typedAmount: "5,000,000" },
      outdated: { rounds: "1" },
      expectDone: offerIs(toIssue.id, "issued"),
    },
    "offer accept": {
      path: `/company/offers/${toAccept.id}/accept`,
      before: `/company/offers/${toAccept.id}`,
      cookie: asCompany,
      act: "accept",
      typed: { typedAmount: "500万" },
      outdated: { holds: "1" },
      expectDone: offerIs(toAccept.id, "accepted"),
    },
    "offer withdraw": {
      path: `/institution/offers/${toWithdraw.id}/withdraw`,
      before: `/institution/offers/${toWithdraw.id}?as=move`,
      cookie: asInstitution,
      act: "withdraw",
      typed: { ...why, typedAmount: "5,000,000" },
      outdated: { rounds: "1" },
      expectDone: offerIs(toWithdraw.id, "withdrawn"),
    },
    "introduction consent": {
      path: `/company/introductions/${toConsent.id}/grant?${chosen}`,
      to: `/company/introductions/${toConsent.id}/grant`,
      before: `/company/introductions/${toConsent.id}`,
      cookie: asCompany,
      act: "consent",
      typed: {},
      outdated: { version: "2" },
      expectDone: introductionIs(toConsent.id, "consented"),
    },
    "introduction request": {
      path: `/company/introductions/ask?prospect=${toAsk.prospect.id}&mandates=${toAsk.mandate.id}&${chosen}`,
      before: `/company/introductions/new?prospect=${toAsk.prospect.id}&mandate=${toAsk.mandate.id}`,
      cookie: asCompany,
      act: "ask",
      typed: {},
      optional: ["message"],
      outdated: { version: "2" },
      expectDone: async () =>
        expect(await db.rows("introduction", { prospectId: toAsk.prospect.id })).toMatchObject([
          { status: "requested" },
        ]),
    },
    "introduction extend": {
      path: `/company/introductions/${toExtend.id}/extend?added=documents&documents=${documentId}`,
      before: `/company/introductions/${toExtend.id}/documents`,
      cookie: asCompany,
      act: "extend",
      typed: {},
      optional: ["documents"],
      outdated: { sequence: "2" },
      expectDone: async () => {
        const of = { introductionId: toExtend.id };
        expect(await db.rows("consent", of, "sequence")).toMatchObject([
          { sequence: 1, endedBy: "company" },
          { sequence: 2, step: "extended", revokedAt: null },
        ]);
        expect(await db.column("introductionDocument", "documentId", of)).toEqual([documentId]);
      },
    },
    "introduction hand_over": {
      path: `/company/introductions/${handedOverOn}/hand-over?condition=${toHandOver.conditionId}`,
      before: `/company/deals/${toHandOver.id}`,
      cookie: asCompany,
      act: "hand-over",
      typed: { chosenFile: documentFile },
      outdated: { sequence: "2" },
      expectDone: async () => {
        const of = { introductionId: handedOverOn };
        expect((await db.row("dealCondition", toHandOver.conditionId)).status).toBe("received");
        expect(await db.rows("consent", of, "sequence")).toMatchObject([
          { sequence: 1, endedBy: "company" },
          { sequence: 2, step: "extended", fieldGroups: expect.arrayContaining(["documents"]) as unknown },
        ]);
        expect(await db.column("introductionDocument", "documentId", of)).toEqual([documentId]);
      },
    },
    "prospect withdraw": {
      path: `/company/prospects/${toEndAsk.prospectId}/end/withdraw`,
      before: `/company/prospects/${toEndAsk.prospectId}`,
      cookie: asCompany,
      act: "withdraw",
      typed: { note: "A new plan, for ourselves." },
      optional: ["note"],
      outdated: { ends: ";;;" },
      expectDone: async () => {
        expect((await db.row("prospect", toEndAsk.prospectId)).status).toBe("withdrawn");
        expect(await db.row("offer", toEndAsk.id)).toMatchObject({
          status: "superseded",
          reasonCode: "ask_withdrawn",
        });
      },
    },
    "prospect close": {
      path: `/company/prospects/${toClose.id}/end/close`,
      before: `/company/prospects/${toClose.id}`,
      cookie: asCompany,
      act: "close",
      typed: {},
      outdated: { ends: "1.1;;;" },
      expectDone: async () => expect((await db.row("prospect", toClose.id)).status).toBe("funded"),
    },
    "prospect fund": {
      path: `/company/deals/${toFill.dealId}/confirm`,
      before: `/company/deals/${toFill.dealId}`,
      cookie: asCompany,
      act: "fill",
      typed: { receivedFen: "1,000,000" },
      outdated: { ends: "1.1;;;" },
      expectDone: async () => {
        expect((await db.row("prospect", toFill.prospectId)).status).toBe("funded");
        expect((await db.row("drawdown", toFill.id)).status).toBe("confirmed");
      },
    },
    ...(await reviewsOfSuspension(app, asAdmin)),
    "introduction revoke": {
      path: `/company/introductions/${toRevoke.id}/revoke`,
      before: `/company/introductions/${toRevoke.id}`,
      cookie: asCompany,
      act: "revoke",
      typed: {},
      outdated: { sequence: "2" },
      expectDone: introductionIs(toRevoke.id, "revoked"),
    },
    "introduction decline_by_institution": {
      path: `/institution/introductions/${toDecline.id}/decline`,
      // The introduction's own page is logged whenever it is read; declined-meanwhile.test.ts posts to that.
      before: `/institution/introductions/${toDecline.id}/consent`,
      cookie: asInstitution,
      act: "decline",
      typed: why,
      outdated: { sequence: "2" },
      expectDone: async () => {
        await introductionIs(toDecline.id, "declined_by_institution")();
        const of = { introductionId: toDecline.id, revokedAt: null };
        expect(await db.rows("consent", of)).toEqual([]);
      },
    },
    "application withdraw": {
      path: `/company/applications/${toLeave.id}/withdraw`,
      before: `/company/applications/${toLeave.id}`,
      cookie: asCompany,
      act: "withdraw",
      typed: why,
      outdated: { sequence: "2" },
      expectDone: async () => {
        expect((await db.row("application", toLeave.id)).status).toBe("withdrawn");
        await introductionIs(toLeave.introductionId, "revoked")();
      },
    },
    "deal sign_by_company": {
      path: `/company/deals/${toSign.id}/sign`,
      before: `/company/deals/${toSign.id}`,
      cookie: asCompany,
      act: "sign",
      typed: { typedAmount: "5,000,000.00" },
      outdated: { status: "signed_by_institution" },
      expectDone: dealIs(toSign.id, "signed_by_company"),
    },
    "deal sign_by_institution": {
      path: `/institution/deals/${toCountersign.id}/sign`,
      before: `/institution/deals/${toCountersign.id}`,
      cookie: asInstitution,
      act: "sign",
      typed: { typedAmount: "500万元" },
      outdated: { status: "documents_out" },
      expectDone: dealIs(toCountersign.id, "conditions_open"),
    },
    "deal fall_through": {
      path: `/company/deals/${toEnd.id}/end`,
      before: `/company/deals/${toEnd.id}`,
      cookie: asCompany,
      act: "fall-through",
      typed: { ...why, typedAmount: "5M" },
      outdated: { status: "documents_out" },
      expectDone: dealIs(toEnd.id, "fell_through"),
    },
    ...(await reviewsOfGuarantee(app, company, { institution, cookie: asInstitution })),
    "reversal agree": {
      path: agreementPath("company", toReverse.drawdownId),
      before: reversalPath("company", toReverse.drawdownId),
      cookie: asCompany,
      act: "agree",
      typed: { typedAmount: "200万" },
      outdated: { read: "proposed drawn 0" },
      expectDone: async () =>
        expect((await db.row("drawdown", toReverse.drawdownId)).status).toBe("reversed"),
    },
    "institution refuse": {
      path: `/admin/cases/${toRefuse.caseId}/refuse`,
      before: `/admin/cases/${toRefuse.caseId}`,
      cookie: sessions.admin(toRefuse.admin.userId),
      act: "refuse",
      typed: { codes: "other", note: "Said in words." },
      outdated: { version: "2" },
      expectDone: async () => {
        const { institutionId } = toRefuse.institution;
        expect((await db.row("institution", institutionId)).status).toBe("terminated");
        expect((await db.row("moderationCase", toRefuse.caseId)).decision).toBe("refused");
      },
    },
    "institution restrict": move(toRestrict, "restrict", {}, "restricted"),
    "institution suspend": move(toSuspend, "suspend", {}, "suspended"),
    "institution terminate": move(toTerminate, "terminate", { typedName: " 测试银行 " }, "terminated"),
  };
}
