import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { countOpenMatters } from "#db/queries/deletion/open-matters.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { disputeReversal } from "#app/services/deals/dispute-reversal.server.ts";
import { lapseReversals } from "#app/services/deals/lapse-reversals.server.ts";
import { proposeReversal } from "#app/services/deals/propose-reversal.server.ts";
import { settleFinding } from "#app/services/deals/settle-finding.server.ts";
import { settleReversal } from "#app/services/deals/settle-reversal.server.ts";
import { withdrawDispute } from "#app/services/deals/withdraw-dispute.server.ts";
import { findingOn } from "#tests/factories/disputes.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { keepInvariants, openGiven, system } from "#tests/factories/open-given.ts";
import { reversalsIn } from "#tests/factories/reversals.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, db } = openGiven({}, { isEmptied: true });
keepInvariants(db);
const reversals = reversalsIn(app);
const { everything } = reversals;
const million = 100_000_000n;
const refused = (code: string, attempt: () => Promise<unknown>) => refuses(code, attempt, everything);
const alone: AdminActor = { kind: "admin", userId: randomUUID(), roles: ADMIN_ROLES };
const agree = { verdict: "agree", note: null } as const;

describe("a reversal by both sides", () => {
  test("is proposed by one and agreed by the other; until then the money counts", async () => {
    const { company, institution, drawdownId, dealId } = await reversals.confirmed(5n * million);
    const before = await everything();
    const { reversalId } = await proposeReversal(app.web, institution, {
      drawdownId,
      reasonCode: "not_arrived",
      note: "The bank returned it.",
    });
    const proposed = await everything();
    for (const table of ["prospects", "mandates", "deals", "drawdowns", "fees", "ledger"] as const)
      expect(proposed[table]).toEqual(before[table]);
    expect(proposed.notifications.map(({ kind }) => kind)).toContain("notify-company-reversal-proposed");
    expect(await countOpenMatters(db() as never, { kind: "company", id: company.companyId })).toMatchObject({
      reversals: 1,
    });

    await settleReversal(app.web, company, { reversalId, ...agree });
    const after = await everything();
    expect(after.drawdowns).toMatchObject([{ status: "reversed", amountFen: 5n * million }]);
    expect(after.deals).toMatchObject([{ status: "available", confirmedFen: 0n, fundedFen: 0n }]);
    expect(after.mandates).toMatchObject([{ drawnFen: 0n, reservedFen: 5n * million }]);
    expect(after.prospects).toMatchObject([{ confirmedFen: 0n, acceptedFen: 5n * million }]);
    // The sum of the other fees is right, so that nothing corrects it.
    expect(after.fees).toMatchObject([{ drawdownId, kind: "drawdown", status: "void" }]);
    const types = after.events.filter(({ subjectId }) => subjectId === dealId).map(({ type }) => type);
    expect(types.slice(-4)).toEqual([
      "reversal-proposed",
      "reversal-agreed",
      "drawdown-reversed",
      "fee-voided",
    ]);
    expect(after.notifications.filter(({ kind }) => kind === "notify-drawdown-reversed")).toHaveLength(2);
    expect(await countOpenMatters(db() as never, { kind: "company", id: company.companyId })).toMatchObject({
      reversals: 0,
    });
    // The amount can be drawn again, and its fee is that of a first drawdown.
    const again = await reversals.drawn({ dealId, company, institution }, 5n * million);
    expect(await db.row("fee", { drawdownId: again })).toMatchObject({ amountFen: 2_500_000n });
  });

  test("of one drawdown leaves the deal partly drawn, and corrects the sum of its fees", async () => {
    const deal = await reversals.confirmed(2n * million, 3n * million);
    await reversals.reverse(deal, deal.drawdownId);
    const after = await everything();
    expect(after.deals).toMatchObject([{ status: "partially_drawn", confirmedFen: 3n * million }]);
    expect(after.mandates).toMatchObject([{ drawnFen: 3n * million, reservedFen: 2n * million }]);
  });

  test("leaves a correction to invoice only where the fees of the others do not add up", async () => {
    const even = await reversals.confirmed(2n * million, 3n * million);
    await reversals.reverse(even, even.drawdownId);
    expect(await db.rows("fee", { dealId: even.dealId, status: "accrued" }, "id")).toMatchObject([
      { kind: "drawdown", amountFen: 1_500_000n },
    ]);
    const capped = await reversals.confirmed();
    await db.update("deal", capped.dealId, { feeCapFen: 1_200_000n });
    const first = await reversals.drawn(capped, 2n * million);
    await reversals.drawn(capped, 3n * million);
    await reversals.reverse(capped, first);
    expect(await db.row("fee", { drawdownId: first, kind: "recalculation" })).toMatchObject({
      status: "accrued",
      amountFen: 1_000_000n,
    });
  });

  test("is refused to the proposer, twice at once, of unconfirmed money, and to whoever has no part", async () => {
    const { company, institution, drawdownId, reversalId } = await reversals.proposed();
    const stranger = (await reversals.confirmed(million)).company;
    const other = { drawdownId, reasonCode: "other", note: null } as const;
    await refused("not-your-move", () => settleReversal(app.web, institution, { reversalId, ...agree }));
    await refused("not-your-move", () =>
      settleReversal(app.web, company, { reversalId, verdict: "withdraw", note: null }),
    );
    await refused("reversal-open-already", () => reversals.propose(company, drawdownId));
    await refused("reason-text-missing", () => proposeReversal(app.web, company, other));
    await refused("drawdown-not-found", () => reversals.propose(stranger, drawdownId));
    await refused("reversal-not-found", () => settleReversal(app.web, stranger, { reversalId, ...agree }));
    await refused("not-your-move", () => disputeReversal(app.web, company, { reversalId, note: null }));
    await refused("reversal-wrong-state", () =>
      disputeReversal(app.web, institution, { reversalId, note: null }),
    );
    for (const role of ["member", "viewer"] as const) {
      const junior = { ...company, memberRole: role };
      await refused("not-allowed-role", () => settleReversal(app.web, junior, { reversalId, ...agree }));
      await refused("not-allowed-role", () => reversals.propose(junior, drawdownId));
    }
    await settleReversal(app.web, company, { reversalId, ...agree });
    await refused("reversal-wrong-state", () => settleReversal(app.web, company, { reversalId, ...agree }));
    await refused("drawdown-wrong-state", () => reversals.propose(company, drawdownId));
    const deal = await reversals.confirmed();
    const unconfirmed = await reversals.paid(deal, million);
    await refused("drawdown-wrong-state", () => reversals.propose(deal.company, unconfirmed));
  });

  test.each(["declined", "withdrawn", "lapsed"] as const)("that was %s changes no money", async (status) => {
    const { company, institution, drawdownId, reversalId } = await reversals.proposed();
    const { prospects, mandates, deals, drawdowns, fees, ledger } = await everything();
    if (status === "declined")
      await settleReversal(app.web, company, { reversalId, verdict: "decline", note: "It is here." });
    else if (status === "withdrawn")
      await settleReversal(app.web, institution, { reversalId, verdict: "withdraw", note: null });
    else {
      expect(await lapseReversals(app.worker, system)).toBe(0);
      await db.update("drawdownReversal", reversalId, { answerDueAt: new Date(Date.now() - 1_000) });
      await refused("reversal-past", () => settleReversal(app.web, company, { reversalId, ...agree }));
      expect(await lapseReversals(app.worker, system)).toBe(1);
      expect(await lapseReversals(app.worker, system)).toBe(0);
    }
    const after = await everything();
    expect(after).toMatchObject({ prospects, mandates, deals, drawdowns, fees, ledger });
    expect(after.reversals).toMatchObject([{ status }]);
    expect(after.notifications.at(-1)?.kind).toBe(
      `notify-${status === "withdrawn" ? "company" : "institution"}-reversal-ended`,
    );
    await refused("reversal-wrong-state", () => settleReversal(app.web, company, { reversalId, ...agree }));
    // Another may be proposed, and then the earlier one is no longer disputed.
    await reversals.propose(company, drawdownId);
    await refused("reversal-wrong-state", () =>
      disputeReversal(app.web, institution, { reversalId, note: null }),
    );
  });
});

describe("a dispute on a confirmed drawdown", () => {
  test("is decided by two admins: undone reverses it", async () => {
    const { disputeId, dealId } = await reversals.disputed(5n * million);
    const { admin } = moderationIn(app);
    const [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
    const before = await everything();
    await decideDispute(app.web, first, findingOn(disputeId, { outcome: "undone" }));
    const proposed = await everything();
    for (const table of ["prospects", "mandates", "deals", "drawdowns", "reversals", "fees"] as const)
      expect(proposed[table]).toEqual(before[table]);
    const [finding] = proposed.findings;
    const confirm = { disputeId, findingId: finding?.id ?? "", verdict: "confirm", words: null } as const;
    await refused("finding-same-person", () => settleFinding(app.web, first, confirm));
    await settleFinding(app.web, second, confirm);
    const after = await everything();
    expect(after.drawdowns).toMatchObject([{ status: "reversed" }]);
    expect(after.reversals).toMatchObject([{ status: "ordered" }]);
    expect(after.deals).toMatchObject([{ id: dealId, status: "available", confirmedFen: 0n }]);
    expect(after.mandates).toMatchObject([{ drawnFen: 0n, reservedFen: 5n * million }]);
    expect(after.disputes).toMatchObject([{ status: "decided", outcome: "undone", foundFen: 0n }]);
    expect(after.notifications.map(({ kind }) => kind)).toContain("notify-reversal-decided");
  });

  test("stands leaves it confirmed, and then only both sides reverse it", async () => {
    const { company, institution, disputeId, drawdownId, reversalId } = await reversals.disputed();
    const { prospects, mandates, deals, drawdowns, fees } = await everything();
    await refused("reversal-not-corrected", () =>
      decideDispute(app.web, alone, findingOn(disputeId, { outcome: "corrected", foundFen: 1n })),
    );
    await decideDispute(app.web, alone, findingOn(disputeId));
    expect(await everything()).toMatchObject({ prospects, mandates, deals, drawdowns, fees });
    await refused("reversal-wrong-state", () =>
      disputeReversal(app.web, institution, { reversalId, note: null }),
    );
    const again = await reversals.propose(institution, drawdownId);
    await settleReversal(app.web, company, { ...again, verdict: "decline", note: null });
    await refused("reversal-decided", () =>
      disputeReversal(app.web, institution, { reversalId: again.reversalId, note: null }),
    );
    await reversals.reverse({ company, institution, dealId: "" }, drawdownId);
    expect((await everything()).drawdowns).toMatchObject([{ status: "reversed" }]);
  });

  test("ends when the other side agrees after all, or its opener drops it", async () => {
    const agreed = await reversals.disputed();
    await refused("drawdown-wrong-state", () =>
      confirmDrawdown(app.web, agreed.company, { drawdownId: agreed.drawdownId, receivedFen: million }),
    );
    await settleReversal(app.web, agreed.company, { reversalId: agreed.reversalId, ...agree });
    expect(await db.row("dispute", agreed.disputeId)).toMatchObject({ status: "settled" });
    expect(await db.row("drawdown", agreed.drawdownId)).toMatchObject({ status: "reversed" });
    const dropped = await reversals.disputed();
    await refused("not-your-move", () => withdrawDispute(app.web, dropped.company, dropped.disputeId));
    await withdrawDispute(app.web, dropped.institution, dropped.disputeId);
    expect(await db.row("drawdownReversal", dropped.reversalId)).toMatchObject({ status: "withdrawn" });
    expect(await db.row("drawdown", dropped.drawdownId)).toMatchObject({ status: "confirmed" });
  });
});

describe("the database", () => {
  const asRole = (actor: AdminActor | { kind: string }, text: string) =>
    app.web.withActor(actor as AdminActor, async (trx) => {
      await sql.raw(text).execute(trx);
    });

  test("rejects a reversal by one side, one that is not booked, and one booked twice", async () => {
    const { company, institution, drawdownId, reversalId } = await reversals.proposed();
    const answered = `answerer = '${institution.userId}', answered_at = now(), ended_at = now()`;
    await expect(
      asRole(
        institution,
        `update drawdown_reversal set status = 'agreed', ${answered} where id = '${reversalId}'`,
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      asRole(
        company,
        `update drawdown set status = 'reversed', reversed_at = now() where id = '${drawdownId}'`,
      ),
    ).rejects.toThrow(/by both sides or by a decision/);
    await expect(asRole(company, `select take_back_drawdown('${drawdownId}')`)).rejects.toThrow(
      /not a reversed/,
    );
    await settleReversal(app.web, company, { reversalId, ...agree });
    await expect(asRole(company, `select take_back_drawdown('${drawdownId}')`)).rejects.toThrow(
      /booked already/,
    );
    await expect(
      asRole(company, `update drawdown_reversal set booked_at = null where id = '${reversalId}'`),
    ).rejects.toThrow(/permission denied/);
    await everything();
  });
});
