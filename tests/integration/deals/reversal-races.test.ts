import fc from "fast-check";
import { expect, test } from "vitest";
import { monthStart } from "#app/domain/billing/invoice.ts";
import { addMonths, instantOf } from "#app/lib/days.ts";
import { creditReversedFee } from "#app/services/billing/credit-reversed-fee.server.ts";
import { issueInvoices } from "#app/services/billing/issue-invoices.server.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { proposeReversal } from "#app/services/deals/propose-reversal.server.ts";
import { settleReversal } from "#app/services/deals/settle-reversal.server.ts";
import { withdrawDispute } from "#app/services/deals/withdraw-dispute.server.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { findingOn } from "#tests/factories/disputes.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { expectInvariants, openGiven } from "#tests/factories/open-given.ts";
import { reversalsIn } from "#tests/factories/reversals.ts";
import { doneAtOnce, refusalCodeOf } from "#tests/support/refusals.ts";
import { isWhole } from "#tests/support/sample.ts";

/** Acts at once on one reversal have one outcome; whatever is reversed, fees add up to the fee on what is left. */
const { app, db } = openGiven();
const reversals = reversalsIn(app);
const { differences } = billingIn(app);
const system = { kind: "system" } as const;
const million = 100_000_000n;
const rounds = 4;

/** One act is done and the other refused so. */
async function race(what: string, acts: readonly Promise<unknown>[], refusals: readonly string[]) {
  const codes = await Promise.all(acts.map((act) => refusalCodeOf(act)));
  const refused = codes.filter((code) => code !== "nothing refused");
  expect([what, codes, refused.length]).toEqual([what, codes, acts.length - 1]);
  for (const code of refused) expect(refusals).toContain(code);
  await expectInvariants(db);
}

test("two proposals, two agreements, agreement and refusal, or withdrawal at once have one outcome", async () => {
  const settled = ["reversal-wrong-state"];
  for (let round = 0; round < rounds; round += 1) {
    const deal = await reversals.confirmed(million);
    const { company, institution, drawdownId } = deal;
    const proposal = { drawdownId, reasonCode: "not_arrived", note: null } as const;
    await race(
      "two proposals",
      [proposeReversal(app.web, company, proposal), proposeReversal(app.web, institution, proposal)],
      ["reversal-open-already"],
    );
    const acts = [
      ["agree", "company", "agree", "company"],
      ["agree", "company", "decline", "company"],
      ["agree", "company", "withdraw", "institution"],
    ] as const;
    for (const [first, by, second, other] of acts) {
      const one = await reversals.proposed();
      const act = (verdict: typeof first | typeof second, side: typeof by | typeof other) =>
        settleReversal(app.web, one[side], { reversalId: one.reversalId, verdict, note: null });
      await race(`${first}, ${second}`, [act(first, by), act(second, other)], settled);
      const { status } = await db.row("drawdown", one.drawdownId);
      const { status: reached } = await db.row("drawdownReversal", one.reversalId);
      expect(status).toBe(reached === "agreed" ? "reversed" : "confirmed");
    }
  }
});

test("many agreements at once book the money backwards once", async () => {
  const { company, reversalId, dealId } = await reversals.proposed();
  const agree = { reversalId, verdict: "agree", note: null } as const;
  expect(await doneAtOnce(12, () => settleReversal(app.web, company, agree))).toBe(1);
  expect(await db.row("deal", dealId)).toMatchObject({ confirmedFen: 0n, fundedFen: 0n });
  await expectInvariants(db);
});

test("agreement against a decision, and against the dispute's withdrawal, has one outcome", async () => {
  const admin = await moderationIn(app).admin();
  for (let round = 0; round < rounds; round += 1) {
    const one = await reversals.disputed();
    const agree = { reversalId: one.reversalId, verdict: "agree", note: null } as const;
    await race(
      "agreement, decision",
      [
        settleReversal(app.web, one.company, agree),
        decideDispute(app.web, admin, findingOn(one.disputeId, { outcome: round % 2 ? "undone" : "stands" })),
      ],
      ["reversal-wrong-state", "dispute-wrong-state", "drawdown-wrong-state"],
    );
    const other = await reversals.disputed();
    await race(
      "agreement, withdrawal",
      [
        settleReversal(app.web, other.company, { ...agree, reversalId: other.reversalId }),
        withdrawDispute(app.web, other.institution, other.disputeId),
      ],
      ["reversal-wrong-state", "dispute-wrong-state", "drawdown-wrong-state"],
    );
  }
});

test("a reversal beside the next drawdown's confirmation, or beside the deal's end, loses nothing", async () => {
  for (let round = 0; round < rounds; round += 1) {
    const deal = await reversals.proposed(2n * million);
    const { company, dealId, reversalId } = deal;
    const agree = { reversalId, verdict: "agree", note: null } as const;
    const next = await reversals.paid(deal, 3n * million);
    await Promise.all([
      settleReversal(app.web, company, agree),
      confirmDrawdown(app.web, company, { drawdownId: next, receivedFen: 3n * million }),
    ]);
    expect(await db.row("deal", dealId)).toMatchObject({
      confirmedFen: 3n * million,
      status: "partially_drawn",
    });
    await expectInvariants(db);

    const ending = await reversals.proposed(2n * million);
    await Promise.all([
      settleReversal(app.web, ending.company, { ...agree, reversalId: ending.reversalId }),
      fallThrough(app.web, ending.institution, {
        dealId: ending.dealId,
        reasonCode: "other",
        note: "Ended.",
      }),
    ]);
    expect(await db.row("deal", ending.dealId)).toMatchObject({ confirmedFen: 0n, status: "fell_through" });
    expect(await db.row("mandate", { institutionId: ending.institution.institutionId })).toMatchObject({
      reservedFen: 0n,
      drawnFen: 0n,
    });
    await expectInvariants(db);
  }
});

/** Amounts that do not divide well, and terms with a floor and a cap. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ draw: fc.bigInt(1n, 199_999_999n) }) },
  { weight: 2, arbitrary: fc.record({ reverse: fc.nat(5) }) },
  // A month on, its fees are invoiced; the job credits those of reversed drawdowns at any time after.
  { weight: 2, arbitrary: fc.constant({ act: "invoice" as const }) },
  { weight: 1, arbitrary: fc.constant({ act: "credit" as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const terms = fc.record({
  feeRateBp: fc.integer({ min: 0, max: 9_999 }),
  feeFloorFen: fc.constantFrom(0n, 1n, 50_000n),
  feeCapFen: fc.constantFrom(50_000n, 1_000_001n, 10_000_000n),
});

/** In each run: one that is on its invoice is reversed under a cap, and money comes before and after its credit. */
const reversedOnInvoice: [typeof terms extends fc.Arbitrary<infer Terms> ? Terms : never, Step[]] = [
  { feeRateBp: 87, feeFloorFen: 1n, feeCapFen: 1_000_001n },
  [
    { draw: 90_000_001n },
    { draw: 70_000_003n },
    { act: "invoice" },
    { reverse: 0 },
    { draw: 30_000_007n },
    { act: "credit" },
    { draw: 10_000_001n },
    { act: "invoice" },
    { reverse: 1 },
  ],
];

const credit = async (drawdownIds: readonly string[]) => {
  for (const drawdownId of drawdownIds) await creditReversedFee(app.worker, system, { drawdownId });
};

test("after any confirmations, reversals, invoices and credits a deal's fees add up to the fee on its confirmed total", async () => {
  await fc.assert(
    fc.asyncProperty(terms, fc.array(step, { minLength: 2, maxLength: 9 }), async (of, steps) => {
      await app.setNow(undefined);
      const deal = await reversals.confirmed();
      const reversed: string[] = [];
      await db.update("deal", deal.dealId, of);
      const standing: string[] = [];
      for (const one of steps) {
        const { amountFen, confirmedFen } = await db.row("deal", deal.dealId);
        if ("draw" in one) {
          const fen = one.draw < amountFen - confirmedFen ? one.draw : amountFen - confirmedFen;
          if (fen > 0n) standing.push(await reversals.drawn(deal, fen));
        } else if ("act" in one) {
          if (one.act === "invoice") {
            await app.setNow(instantOf(addMonths(monthStart(new Date()), 1), 10));
            await issueInvoices(app.worker, system);
          } else await credit(reversed);
        } else {
          const [drawdownId] = standing.splice(one.reverse % Math.max(1, standing.length), 1);
          if (drawdownId !== undefined) {
            await reversals.reverse(deal, drawdownId);
            reversed.push(drawdownId);
          }
        }
        // What a reversed drawdown owed on an invoice is due until the job credits it, beside what the deal owes.
        const sums: { charged: string; owed: string; booked: string; vat: string }[] = await app.sql`
          select coalesce(sum(f.amount_fen) filter (where f.kind = 'recalculation' or w.status = 'confirmed'), 0)::text as charged,
            coalesce(sum(f.net_fen + f.vat_fen), 0)::text as vat,
            (select fee_on_drawn(confirmed_fen, fee_rate_bp, fee_floor_fen, fee_cap_fen)::text
             from deal where id = ${deal.dealId}) as owed,
            (select coalesce(sum(p.amount_minor), 0)::text from ledger_posting p
             join ledger_account a on a.id = p.account_id
             where a.kind in ('unbilled', 'receivable') and a.institution_id = ${deal.institution.institutionId}) as booked
          from fee f join drawdown w on w.id = f.drawdown_id
          where f.deal_id = ${deal.dealId} and f.status <> 'void'`;
        const { charged, owed, booked, vat } = sums[0] ?? {};
        expect({ charged, booked }).toEqual({ charged: owed, booked: vat });
        await expectInvariants(db);
      }
      await credit(reversed);
      expect(await differences()).toEqual([]);
    }),
    { numRuns: Number(process.env.REVERSAL_SEQUENCES ?? (isWhole ? 100 : 7)), examples: [reversedOnInvoice] },
  );
}, 600_000);
