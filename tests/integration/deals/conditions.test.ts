import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { InstitutionActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { proposeWaiver } from "#app/services/deals/propose-waiver.server.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { returnCondition } from "#app/services/deals/return-condition.server.ts";
import { satisfyCondition } from "#app/services/deals/satisfy-condition.server.ts";
import { settleWaiver } from "#app/services/deals/settle-waiver.server.ts";
import { takeBackCondition } from "#app/services/deals/take-back-condition.server.ts";
import { takeBackPayment } from "#app/services/deals/take-back-payment.server.ts";
import { handOverDocument } from "#app/services/documents/hand-over-document.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { opensDocuments, uploadedBy } from "#tests/factories/documents.ts";
import { disputesIn } from "#tests/factories/disputes.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db, company, institution, underway } = openParties({}, { isEmptied: true });
let colleague: InstitutionActor;
let of: { dealId: string; conditionId: string };

beforeEach(async () => {
  const { institutionId: organizationId } = institution;
  const { userId } = await accountsIn(app).person({ organizationId, memberRole: "approver" });
  colleague = { kind: "institution", userId, institutionId: organizationId, memberRole: "approver" };
  const deal = await underway.deal("conditions_open");
  of = { dealId: deal.id, conditionId: deal.conditionId };
});

const condition = () => db.row("dealCondition", of.conditionId);
const dealStatus = async () => (await db.row("deal", of.dealId)).status;
/** Expects this refusal and no change. */
const refused = (code: string, attempt: () => Promise<unknown>) => refuses(code, attempt, app.traces);
const seen = async (actor: PartyActor) => (await readDeal(app.web, actor, of.dealId)).conditions[0];
const settle = (by: InstitutionActor, waiverId: string, verdict: "confirm" | "decline" | "withdraw") =>
  settleWaiver(app.web, by, { waiverId, verdict });
const notifiedKinds = (userId: string) => db.column("notification", "kind", { userId }, "id");

describe("a condition precedent", () => {
  test("is provided with a document that is shared with the institution, sent back with a reason, and satisfied", async () => {
    const { id: documentId } = await disputesIn(app, company, institution).document("pledge.pdf");
    const provided = { owed: { condition: of.conditionId }, documentId };
    const { id: foreign } = await disputesIn(app, await given.company(), institution).document("other.pdf");
    for (const unknown of [foreign, randomUUID()])
      await refused("document-not-found", () =>
        handOverDocument(app.web, company, { ...provided, documentId: unknown }),
      );
    const { introductionId } = await db.row("deal", of.dealId);
    await opensDocuments(app, company, { introductionId, documentIds: [documentId] });
    await handOverDocument(app.web, company, provided);
    expect(await seen(institution)).toMatchObject({
      status: "received",
      fileName: "pledge.pdf",
      may: { satisfy: true, sendBack: true, upload: false },
    });
    expect(await notifiedKinds(institution.userId)).toContain("notify-institution-condition-provided");

    const back = { ...of, move: "send_back", reasonCode: "other" } as const;
    await refused("reason-text-missing", () =>
      returnCondition(app.web, institution, { ...back, note: null }),
    );
    const read = async () => {
      const { providedAt, fileId } = (await seen(institution)) ?? {};
      return { readAt: providedAt?.toISOString() ?? "", paper: fileId ?? "" };
    };
    const sendBack = (shown: { readAt: string; paper: string }) =>
      returnCondition(app.web, institution, { ...back, ...shown, note: "The seal is missing" });
    const shown = await read();
    // What replaced it since the page was read is not sent back unseen.
    for (const other of [{ readAt: "2026-01-05T02:00:00.000Z" }, { paper: randomUUID() }])
      await refused("review-outdated", () => sendBack({ ...shown, ...other }));
    await sendBack(shown);
    expect(await seen(company)).toMatchObject({
      status: "requested",
      reasonCode: "other",
      note: "The seal is missing",
      fileName: null,
      may: { upload: true },
    });
    expect(await notifiedKinds(company.userId)).toEqual(["notify-company-condition-answered"]);
    await handOverDocument(app.web, company, provided);
    // A page from before it was provided again shows what it showed then, or nothing.
    for (const readAt of ["", "2026-01-05T02:00:00.000Z"]) {
      await refused("review-outdated", () =>
        satisfyCondition(app.web, institution, { ...of, readAt, note: "The original was shown." }),
      );
    }
    const readAt = (await condition()).providedAt?.toISOString() ?? "";
    const satisfy = (paper: string) =>
      satisfyCondition(app.web, institution, { ...of, readAt, paper, note: "The original was shown." });
    const paper = (await seen(institution))?.fileId ?? "";
    const { kind } = await db.row("document", documentId);
    await uploadedBy(app, company, { name: "pledge-2.pdf", kind, replaces: documentId });
    // Nor a page from before the paper got a new version.
    for (const read of ["", paper]) await refused("review-outdated", () => satisfy(read));
    const { fileId, fileName } = (await seen(institution)) ?? {};
    expect(fileName).toBe("pledge-2.pdf");
    await satisfy(fileId ?? "");
    expect([(await condition()).status, await dealStatus()]).toEqual(["satisfied", "available"]);
  });

  test("that is settled can be requested again, which blocks drawdowns, unless money has already been paid", async () => {
    const { dealId } = of;
    // Without a paper it needs words, which the company reads.
    await refused("condition-paper-missing", () =>
      satisfyCondition(app.web, institution, { ...of, note: null }),
    );
    await satisfyCondition(app.web, institution, { ...of, note: "The original was shown." });
    expect(await seen(company)).toMatchObject({ documentId: null, note: "The original was shown." });
    const { drawdownId } = await requestDrawdown(app.web, company, { dealId, amountFen: 1_000_000n });
    const anew = { ...of, move: "reopen", reasonCode: "settled_by_mistake", note: null } as const;
    await returnCondition(app.web, institution, anew);
    expect(await dealStatus()).toBe("conditions_open");
    const paid = { drawdownId, valueDate: dayOf(app.web.now()), paymentReference: "SL-1" };
    await refused("deal-conditions-open", () => fundDrawdown(app.web, institution, paid));

    await satisfyCondition(app.web, institution, { ...of, note: "The original was shown." });
    await fundDrawdown(app.web, institution, paid);
    await refused("condition-money-out", () => returnCondition(app.web, institution, anew));
    await takeBackPayment(app.web, institution, { drawdownId });
    await returnCondition(app.web, institution, anew);
    expect(await dealStatus()).toBe("conditions_open");
  });

  test("of another organization's deal is not found", async () => {
    const [stranger, bank] = [await given.company(), await given.institution()];
    await refused("condition-not-found", () =>
      handOverDocument(app.web, stranger, {
        owed: { condition: of.conditionId },
        documentId: randomUUID(),
      }),
    );
    await refused("deal-not-found", () =>
      satisfyCondition(app.web, bank, { ...of, note: "The original was shown." }),
    );
    const { waiverId } = await proposeWaiver(app.web, institution, { ...of, reason: "Held" });
    await refused("waiver-not-found", () => settle(bank, waiverId, "confirm"));
  });
});

describe("a waiver", () => {
  const reason = "Replaced by a guarantee";
  const propose = () => proposeWaiver(app.web, institution, { ...of, reason });

  test("needs two persons: one proposes it with a reason, another confirms it, and only then is the company notified", async () => {
    await refused("reason-text-missing", () => proposeWaiver(app.web, institution, { ...of, reason: " " }));
    const { waiverId } = await propose();
    await refused("waiver-proposed-already", () => proposeWaiver(app.web, colleague, { ...of, reason }));
    await refused("waiver-same-person", () => settle(institution, waiverId, "confirm"));
    await refused("waiver-same-person", () => settle(institution, waiverId, "decline"));
    await refused("waiver-not-yours", () => settle(colleague, waiverId, "withdraw"));
    expect((await seen(company))?.waiver).toBeNull();
    expect(await notifiedKinds(company.userId)).toEqual([]);
    expect(await notifiedKinds(colleague.userId)).toEqual(["notify-institution-waiver-proposed"]);
    expect(await seen(colleague)).toMatchObject({
      waiver: { reason, mayConfirm: true, mayWithdraw: false },
      may: { waive: false },
    });

    await settle(colleague, waiverId, "confirm");
    expect(await condition()).toMatchObject({ status: "waived", note: reason, decidedBy: colleague.userId });
    expect(await dealStatus()).toBe("available");
    expect(await notifiedKinds(company.userId)).toEqual(["notify-company-deal-available"]);
    const events = (await readDeal(app.web, company, of.dealId)).events.map(({ type }) => type);
    expect(events).toEqual(["condition-waived", "deal-available"]);
  });

  test("is declined by a colleague or withdrawn by its proposer, and may be proposed again", async () => {
    const first = await propose();
    await settle(colleague, first.waiverId, "decline");
    const second = await propose();
    await settle(institution, second.waiverId, "withdraw");
    expect((await condition()).status).toBe("requested");
    await refused("waiver-wrong-state", () => settle(colleague, second.waiverId, "confirm"));
    const third = await propose();
    await satisfyCondition(app.web, colleague, { ...of, note: "The original was shown." });
    expect((await db.row("conditionWaiver", third.waiverId)).status).toBe("lapsed");
  });

  test("is neither proposed, confirmed nor undone over a paper that came after the page was read", async () => {
    const { waiverId } = await propose();
    const providedAt = new Date("2026-01-05T02:00:00Z");
    const provided = { status: "received", providedBy: company.userId, providedAt } as const;
    await db.update("dealCondition", of.conditionId, provided);
    await refused("review-outdated", () => settle(colleague, waiverId, "confirm"));
    // Nor does a page that showed another one, or none, take it back for the company.
    for (const read of [{}, { readAt: "2026-01-04T02:00:00.000Z" }])
      await refused("review-outdated", () => takeBackCondition(app.web, company, { ...of, ...read }));
    expect([(await condition()).status, await dealStatus()]).toEqual(["received", "conditions_open"]);
    await settle(colleague, waiverId, "decline");
    await refused("review-outdated", propose);
    const readAt = providedAt.toISOString();
    const again = await proposeWaiver(app.web, institution, { ...of, readAt, reason });
    await settleWaiver(app.web, colleague, { waiverId: again.waiverId, readAt, verdict: "confirm" });
    const anew = { ...of, move: "reopen", reasonCode: "settled_by_mistake", note: null } as const;
    await refused("review-outdated", () => returnCondition(app.web, institution, anew));
    expect((await condition()).status).toBe("waived");
    await returnCondition(app.web, institution, { ...anew, readAt });
    expect((await condition()).status).toBe("requested");
  });

  test("confirmed by one person only, or by nobody, is rejected by the database", async () => {
    const { waiverId } = await propose();
    const alone = app.sql`update condition_waiver set status = 'confirmed', settled_by = proposed_by,
      settled_at = now() where id = ${waiverId}`;
    await expect(alone).rejects.toThrow("settled_by_another");
    const waived = app.sql`update deal_condition set status = 'waived', decided_by = ${randomUUID()},
      decided_at = now() where id = ${of.conditionId}`;
    await expect(waived).rejects.toThrow("two people");
  });

  test("explains what is needed where the institution has one person only", async () => {
    expect((await readDeal(app.web, institution, of.dealId)).people).toBe(2);
    await app.sql`delete from accounts.member where user_id = ${colleague.userId}`;
    expect((await readDeal(app.web, institution, of.dealId)).people).toBe(1);
    expect((await readDeal(app.web, company, of.dealId)).people).toBeNull();
  });
});
