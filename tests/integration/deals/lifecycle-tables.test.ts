import { beforeAll, describe, expect, test } from "vitest";
import { DRAWDOWN_STATUSES, isUnderway, whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import { DEAL_STATUSES, whyNotMoveDeal } from "#app/domain/deals/lifecycle.ts";
import { INTRODUCTION_STATUSES, whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import { OFFER_STATUSES, whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { PROSPECT_STATUSES, whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { pauseProspect } from "#app/services/prospects/pause-prospect.server.ts";
import { resumeProspect } from "#app/services/prospects/resume-prospect.server.ts";
import { withdrawProspect } from "#app/services/prospects/withdraw-prospect.server.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { tradePartiesIn, type Parties } from "#tests/support/trade/parties.ts";
import { realMoves } from "#tests/support/trade/real.ts";
import { reachable } from "#tests/support/trade/reachable.ts";
import type { CommandResult } from "#tests/support/trade/model.ts";
import { refusalCodeOf, unchanged } from "#tests/support/refusals.ts";

/**
 * Every pair of a status and a move that the lifecycles don't allow, generated from the tables, tried by the services:
 * each is refused as the table says, and changes no row.
 */
const { app, given } = openGiven();
const now = new Date();
const ahead = new Date(now.getTime() + 86_400_000);
let parties: Parties;
let act: ReturnType<typeof realMoves>;

beforeAll(async () => {
  parties = await tradePartiesIn(app, given);
  act = realMoves(app, parties);
  for (const refusal of [
    await act.issue(0, 500_000_000n),
    await act.issue(1, 200_000_000n),
    await act.answer(0, "accept", 0n),
    await act.contract(0, "send"),
    await act.contract(0, "sign_by_company"),
    await act.contract(0, "sign_by_institution"),
    await act.settle(0, "satisfy"),
    await act.request(0, 100_000_000n),
    await act.issue(2, 500_000_000n),
    await act.answer(2, "accept", 0n),
    await act.contract(2, "send"),
    await act.contract(2, "sign_by_company"),
    await act.contract(2, "sign_by_institution"),
  ])
    expect(refusal).toBeNull();
});

/** All rows that a refused move could change. */
const everything = () =>
  app.sql`select jsonb_build_array((select jsonb_agg(o) from offer o), (select jsonb_agg(d) from deal d),
    (select jsonb_agg(w) from drawdown w), (select jsonb_agg(i) from introduction i),
    (select jsonb_agg(c) from consent c), (select jsonb_agg(p) from prospect p),
    (select jsonb_agg(m) from mandate m), (select count(*) from event),
    (select count(*) from notification))`;

/** Sets the row's status, and expects the move to be refused as the table says without any change. */
async function isRefused(
  table: "offer" | "deal" | "drawdown" | "introduction" | "prospect",
  where: string,
  status: string,
  expected: RefusalCode | null,
  move: () => Promise<CommandResult>,
): Promise<boolean> {
  if (expected === null) return false;
  const { rows } = await app.owner.query<{ id: string; status: string }>(
    `select id, status from ${table} where ${where} limit 1`,
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`no ${table}`);
  const put = (to: string) => app.owner.query(`update ${table} set status = $2 where id = $1`, [row.id, to]);
  await put(status);
  expect([table, status, await unchanged(everything, () => move())]).toEqual([table, status, expected]);
  await put(row.status);
  return true;
}

const asExpected = async (attempt: Promise<unknown>): Promise<CommandResult> => {
  const code = await refusalCodeOf(attempt);
  return code === "nothing refused" ? null : (code as RefusalCode);
};

describe("a move that a lifecycle does not allow", () => {
  test.each(OFFER_STATUSES)("is refused without any change for an offer that is %s", async (status) => {
    const open = { status, expiresAt: ahead, heldByDealId: null, rounds: 0 };
    const moves = [
      ["accept", "company", () => act.answer(1, "accept", 0n)],
      ["counter", "company", () => act.answer(1, "counter", 300_000_000n)],
      ["decline", "company", () => act.answer(1, "decline", 0n)],
      ["revise", "institution", () => act.revise(1, 300_000_000n)],
      ["withdraw", "institution", () => act.withdraw(1)],
    ] as const;
    let refused = 0;
    for (const [move, by, attempt] of moves) {
      const expected = whyNotMoveOffer(open, move, by, now);
      const where = `introduction_id = '${parties.introductionIds[1]}'`;
      if (await isRefused("offer", where, status, expected, attempt)) refused += 1;
    }
    expect(refused).toBe(moves.filter(([move, by]) => whyNotMoveOffer(open, move, by, now) !== null).length);
  });

  const dealCases = (["capital", "guarantee"] as const).flatMap((commitment) =>
    reachable(commitment).map((status) => [commitment, status] as const),
  );
  test.each(dealCases)(
    "is refused without any change for a deal of %s that is %s",
    async (commitment, status) => {
      const side = commitment === "guarantee" ? 2 : 0;
      const where = `commitment = '${commitment}'`;
      const deal = { status, commitment, conditions: [] };
      const moves = [
        ["send_documents", "institution", () => act.contract(side, "send")],
        ["sign_by_company", "company", () => act.contract(side, "sign_by_company")],
        ["sign_by_institution", "institution", () => act.contract(side, "sign_by_institution")],
        ["release", "institution", () => act.release(side)],
        ["fall_through", "company", () => act.fallThrough(side, "company")],
        ["fall_through", "institution", () => act.fallThrough(side, "institution")],
      ] as const;
      for (const [move, by, attempt] of moves) {
        await isRefused("deal", where, status, whyNotMoveDeal(deal, move, by), attempt);
      }
      const isAvailable = status === "available" || status === "partially_drawn";
      const noMoney = isAvailable ? null : "deal-not-available";
      await isRefused("deal", where, status, noMoney, () => act.request(side, 1_000_000n));
      const noMore = status === "conditions_open" && commitment === "guarantee" ? null : "deal-wrong-state";
      await isRefused("deal", where, status, noMore, () => act.settle(side, "satisfy"));
    },
  );

  test("is rejected by the database, too, for a deal status that its kind of commitment does not have", async () => {
    const rows: { id: string; status: string }[] = await app.sql`select id, status from deal`;
    for (const commitment of ["capital", "guarantee"] as const) {
      for (const status of DEAL_STATUSES) {
        const put = app.owner.query(
          `with before as (select id, status from deal where commitment = $2),
             put as (update deal set status = $1 from before where deal.id = before.id returning 1)
           select count(*) from put`,
          [status, commitment],
        );
        const isStored = await put.then(
          () => true,
          (error: unknown) => (error as { code?: string }).code !== "23514",
        );
        expect([status, isStored]).toEqual([status, reachable(commitment).includes(status)]);
      }
    }
    for (const { id, status } of rows) {
      await app.sql`update deal set status = ${status} where id = ${id}`;
    }
  });

  // "reversed" is only stored with what both sides agreed: money-tables.test.ts has it.
  const stored = DRAWDOWN_STATUSES.filter((status) => status !== "reversed");
  test.each(stored)("is refused without any change for a drawdown that is %s", async (status) => {
    const move = status === "disputed" ? "fund_again" : "fund";
    const [fund, confirm, dispute] = [
      whyNotMoveDrawdown({ status }, move, "institution"),
      whyNotMoveDrawdown({ status }, "confirm", "company"),
      whyNotMoveDrawdown({ status }, "dispute", "company"),
    ];
    await isRefused("drawdown", "true", status, fund, () => act.pay(0, "fund"));
    await isRefused("drawdown", "true", status, confirm, () => act.pay(0, "confirm"));
    await isRefused("drawdown", "true", status, dispute, () => act.pay(0, "dispute"));
    const again = isUnderway(status) ? "drawdown-wrong-state" : null;
    await isRefused("drawdown", "true", status, again, () => act.request(0, 1_000_000n));
  });

  test.each(INTRODUCTION_STATUSES)(
    "is refused without any change for an introduction that is %s",
    async (status) => {
      const { company, institutions, introductionIds } = parties;
      const introductionId = introductionIds[1];
      const row = { status, requestedBy: "institution", answerBy: null } as const;
      const decline = { introductionId, reasonCode: "price", note: null } as const;
      const consent = {
        introductionId,
        fieldGroups: ["identity"],
        purpose: "assess_financing",
        days: 90,
      } as Parameters<typeof grantConsent>[2];
      const moves = [
        ["consent", "company", () => asExpected(grantConsent(app.web, company, consent))],
        ["decline_by_company", "company", () => asExpected(declineIntroduction(app.web, company, decline))],
        [
          "decline_by_institution",
          "institution",
          () => asExpected(declineIntroduction(app.web, institutions[1], decline)),
        ],
        ["revoke", "company", () => act.revoke(1)],
      ] as const;
      for (const [move, by, attempt] of moves) {
        const expected = whyNotMoveIntroduction(row, move, by, now);
        await isRefused("introduction", `id = '${introductionId}'`, status, expected, attempt);
      }
    },
  );

  test.each(PROSPECT_STATUSES)("is refused without any change for a prospect that is %s", async (status) => {
    const { company, prospectId } = parties;
    const row = { status, appealed: false };
    const moves = [
      ["pause", () => pauseProspect(app.web, company, prospectId)],
      ["resume", () => resumeProspect(app.web, company, prospectId)],
      ["withdraw", () => withdrawProspect(app.web, company, { prospectId, note: null })],
    ] as const;
    for (const [move, attempt] of moves) {
      const expected = whyNotMoveProspect(row, move, "company");
      await isRefused("prospect", "true", status, expected, () => asExpected(attempt()));
    }
  });
});
