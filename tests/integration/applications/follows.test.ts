import { describe, expect, test } from "vitest";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { dayOf } from "#app/lib/days.ts";
import { watchApplications } from "#app/services/applications/watch-applications.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { declineOffer } from "#app/services/offers/decline-offer.server.ts";
import { expireOffers } from "#app/services/offers/expire-offers.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { keepInvariants, openParties, system } from "#tests/factories/open-given.ts";

const { app, given, db, company, institution, meet } = openParties();
keepInvariants(db);
const amountFen = 500_000_000n;

const parties = applicationsIn(app, company, institution);
const statusesOf = (introductionId: string) =>
  db.column("application", "status", { introductionId }, "number");

async function offer(introductionId: string): Promise<string> {
  const instrument = "ip_pledge_loan";
  const { offerId } = await startOffer(app.web, institution, { introductionId, instrument });
  await issueOffer(app.web, institution, { offerId, ...sheetToIssue(amountFen) });
  return offerId;
}

describe("the status of an application follows", () => {
  test("its offers and its deal, from the first offer to the money", async () => {
    const { introductionId } = await parties.submitted();
    const first = await offer(introductionId);
    expect(await statusesOf(introductionId)).toEqual(["offered"]);
    await declineOffer(app.web, company, { offerId: first, version: 1, reasonCode: "price", note: null });
    expect(await statusesOf(introductionId)).toEqual(["approved_not_accepted"]);
    const second = await offer(introductionId);
    expect(await statusesOf(introductionId)).toEqual(["approved_not_accepted", "offered"]);
    const { dealId } = await acceptOffer(app.web, company, { offerId: second, version: 1 });
    await sendDocuments(app.web, institution, dealId);
    await signContract(app.web, company, dealId);
    await signContract(app.web, institution, dealId);
    const { drawdownId } = await requestDrawdown(app.web, company, { dealId, amountFen });
    const paid = { drawdownId, valueDate: dayOf(app.web.now()), paymentReference: "SL-1" };
    await fundDrawdown(app.web, institution, paid);
    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });
    expect(await statusesOf(introductionId)).toEqual(["approved_not_accepted", "originated"]);
  });

  test("a deal that falls through, and a decline of the introduction", async () => {
    const { introductionId } = await parties.submitted();
    const { dealId } = await acceptOffer(app.web, company, {
      offerId: await offer(introductionId),
      version: 1,
    });
    await fallThrough(app.web, institution, { dealId, reasonCode: "contract_not_agreed", note: null });
    expect(await statusesOf(introductionId)).toEqual(["closed"]);

    const other = await parties.submitted();
    const no = { introductionId: other.introductionId, reasonCode: "too_young", note: null };
    await declineIntroduction(app.web, institution, no);
    expect(await parties.of(other.introductionId)).toMatchObject({
      status: "declined",
      reasonCodes: ["too_young"],
      repairable: false,
    });
  });

  test("an open offer rather than the end of the consent", async () => {
    const { introductionId } = await parties.submitted();
    const offerId = await offer(introductionId);
    await revokeConsent(app.web, company, introductionId);
    expect(await statusesOf(introductionId)).toEqual(["offered"]);
    await db.update("offer", offerId, { expiresAt: new Date(Date.now() - 1_000) });
    await expireOffers(app.worker, system);
    expect(await statusesOf(introductionId)).toEqual(["approved_not_accepted"]);
  });
});

test("the person who must act is reminded once before the deadline, and both sides are notified once when it has passed", async () => {
  await app.empty();
  await meet();
  const { id, dueAt, remindAt } = await parties.submitted();
  const notified = async () =>
    (await db.rows("notification", { subjectId: id }, "id")).map(({ kind, userId }) => [
      kind,
      userId === company.userId ? "company" : "institution",
    ]);
  const look = async (at: Date | null) => {
    await app.setNow(at ?? undefined);
    const looks = await Promise.all(Array.from({ length: 3 }, () => watchApplications(app.worker, system)));
    await app.setNow(undefined);
    return looks.reduce(
      (sum, { reminded, overdue }) => ({ reminded: sum.reminded + reminded, overdue: sum.overdue + overdue }),
      { reminded: 0, overdue: 0 },
    );
  };
  expect(await look(new Date(Number(remindAt) - 1))).toEqual({ reminded: 0, overdue: 0 });
  expect(await look(remindAt)).toEqual({ reminded: 1, overdue: 0 });
  expect(await look(dueAt)).toEqual({ reminded: 0, overdue: 1 });
  expect(await look(new Date(Number(dueAt) + 60_000))).toEqual({ reminded: 0, overdue: 0 });
  const both = [
    ["notify-application-overdue", "company"],
    ["notify-application-overdue", "institution"],
  ];
  expect(await notified()).toEqual(
    expect.arrayContaining([["notify-institution-application-due", "institution"], ...both]),
  );
  expect(await notified()).toHaveLength(3);
});

describe("row-level security of applications", () => {
  const snapshots = (actor: PartyActor, applicationId: string) =>
    app.web.withActor(actor, (trx) =>
      trx
        .selectFrom("applicationSnapshot")
        .select("applicationId")
        .where("applicationId", "=", applicationId)
        .execute(),
    );

  test("shows the shared data to its two sides while the consent is in force, and lets nobody change it", async () => {
    const { id, introductionId } = await parties.submitted();
    for (const actor of [company, institution]) expect(await snapshots(actor, id)).toHaveLength(1);
    for (const actor of [await given.company(), await given.institution()]) {
      expect(await snapshots(actor, id)).toEqual([]);
    }
    const change = (actor: PartyActor) =>
      app.web.withActor(actor, (trx) =>
        trx.updateTable("applicationSnapshot").set({ content: "{}" }).execute(),
      );
    for (const actor of [company, institution]) {
      await expect(change(actor)).rejects.toThrow(/permission denied/);
    }
    await revokeConsent(app.web, company, introductionId);
    expect(await snapshots(institution, id)).toEqual([]);
    expect(await snapshots(company, id)).toHaveLength(1);
  });
});
