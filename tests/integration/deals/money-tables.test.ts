import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { AdminActor, CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { CONDITION_MOVES, whyNotMoveCondition } from "#app/domain/deals/condition.ts";
import {
  DISPUTE_OUTCOMES,
  DISPUTE_STATUSES,
  moveOfOutcome,
  whyNotMoveDispute,
} from "#app/domain/deals/dispute.ts";
import {
  DRAWDOWN_STATUSES,
  whyNotDispute,
  whyNotMoveDrawdown,
  whyNotPay,
} from "#app/domain/deals/drawdown.ts";
import { CONDITION_STATUSES, DEAL_STATUSES } from "#app/domain/deals/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { answerDispute } from "#app/services/deals/answer-dispute.server.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { takeBackPayment } from "#app/services/deals/take-back-payment.server.ts";
import { withdrawDispute } from "#app/services/deals/withdraw-dispute.server.ts";
import { withdrawDrawdown } from "#app/services/deals/withdraw-drawdown.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { setDealStatus, reachable } from "#tests/support/trade/reachable.ts";
import { conditionMoves } from "#tests/support/trade/condition-acts.ts";
import { dealsIn } from "#tests/factories/deals.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { refusalCodeOf, unchanged } from "#tests/support/refusals.ts";

/**
 * Every pair of a status and a move of conditions, drawdowns and disputes that their tables don't allow, for each side
 * that a service admits: refused as the table says, and no row changes.
 */
const app = openTestApp();
const { fundedDrawdown } = dealsIn(app);
const now = new Date();
const past = new Date(now.getTime() - 86_400_000);
const ahead = new Date(now.getTime() + 86_400_000);
const admin: AdminActor = { kind: "admin", userId: randomUUID(), roles: ADMIN_ROLES };
let company: CompanyActor;
let institution: InstitutionActor;
let of: { dealId: string; conditionId: string; drawdownId: string; disputeId: string };

const set = (text: string, ...values: unknown[]) => app.owner.query(text, values);

beforeAll(async () => {
  const deal = await fundedDrawdown(100_000_000n);
  ({ company, institution } = deal);
  const { dealId, drawdownId } = deal;
  const { disputeId } = await disputeDrawdown(app.web, company, {
    drawdownId,
    reasonCode: "not_received",
    note: null,
  });
  await set("update dispute set answer_due_at = $1", past);
  await set("update drawdown set confirm_due_at = $1", past);
  const rows: { id: string }[] = await app.sql`insert into deal_condition (deal_id, position, company_id,
    institution_id, description)
    values (${dealId}, 0, ${company.companyId}, ${institution.institutionId}, 'Pledge registered')
    returning id`;
  of = { dealId, drawdownId, disputeId, conditionId: rows[0]?.id ?? "" };
});

const everything = async () =>
  (
    await app.owner.query<{ all: string }>(
      `select concat(${"deal deal_condition condition_waiver drawdown dispute dispute_finding fee prospect mandate"
        .split(" ")
        .map((table) => `(select jsonb_agg(t order by t::text) from ${table} t)::text`)
        .join(", ")}, (select count(*) from event), (select count(*) from notification)) as all`,
    )
  ).rows[0]?.all;

async function isRefused(expected: RefusalCode, attempt: () => Promise<unknown>, what: unknown[]) {
  expect([...what, await unchanged(everything, () => refusalCodeOf(attempt()))]).toEqual([...what, expected]);
}

/** "waived" is only stored with the two persons who waived it. */
async function putCondition(status: string): Promise<void> {
  await set(
    `with waiver as (
       insert into condition_waiver (condition_id, deal_id, institution_id, reason, status, proposed_by, settled_by, settled_at)
       select $1, $2, $3, 'Held elsewhere', 'confirmed', $4, $5, $6 where $7 = 'waived')
     update deal_condition set status = $7, decided_by = $5, decided_at = $6 where id = $1`,
    of.conditionId,
    of.dealId,
    institution.institutionId,
    randomUUID(),
    randomUUID(),
    now,
    status,
  );
}

/** "reversed" is only stored with a reversal by both sides. */
async function putDrawdown(status: string): Promise<void> {
  await set(
    `with reversal as (
       insert into drawdown_reversal (drawdown_id, deal_id, company_id, institution_id, proposed_by, proposer, reason_code,
         amount_fen, status, answer_due_at, answerer, answered_at, ended_at, booked_at)
       select id, deal_id, company_id, institution_id, 'company', $3, 'sent_back', amount_fen, 'agreed', $2, $3, $2, $2, $2
       from drawdown where $1::text = 'reversed' on conflict do nothing)
     update drawdown set status = $1::text, confirm_due_at = $2,
       reversed_at = case when $1::text = 'reversed' then $2::timestamptz end`,
    status,
    past,
    randomUUID(),
  );
}

describe("the moves of a condition precedent", () => {
  const cases = CONDITION_STATUSES.flatMap((status) => DEAL_STATUSES.map((deal) => [status, deal] as const));
  test.each(cases)("that is %s, of a deal that is %s", async (status, deal) => {
    await putCondition(status);
    for (const isMoneyOut of reachable("capital").includes(deal) ? [false, true] : [false]) {
      await setDealStatus(app, deal, isMoneyOut ? 100_000_000 : 0);
      for (const move of CONDITION_MOVES) {
        const by = move === "provide" || move === "take_back" ? "company" : "institution";
        const expected = whyNotMoveCondition({ status, deal, isMoneyOut }, move, by);
        if (expected === null) continue;
        const acts = conditionMoves(app.web, company, institution, randomUUID());
        await isRefused(expected, () => acts[move](of), [status, deal, move]);
      }
    }
  });
});

describe("the moves of a drawdown", () => {
  const cases = DRAWDOWN_STATUSES.flatMap((status) => DEAL_STATUSES.map((deal) => [status, deal] as const));
  test.each(cases)("that is %s, of a deal that is %s", async (status, deal) => {
    await setDealStatus(app, deal, 100_000_000);
    await putDrawdown(status);
    const { drawdownId } = of;
    const paid = { drawdownId, valueDate: dayOf(app.web.now()), paymentReference: "SL-2" };
    const disputed = { drawdownId, reasonCode: "other", note: "Nothing came." } as const;
    const drawdown = { status, confirmDueAt: past };
    const fund = status === "disputed" ? "fund_again" : "fund";
    const moves = [
      [
        whyNotMoveDrawdown(drawdown, fund, "institution") ?? whyNotPay(deal),
        () => fundDrawdown(app.web, institution, paid),
      ],
      [
        whyNotMoveDrawdown(drawdown, "withdraw", "company"),
        () => withdrawDrawdown(app.web, company, { drawdownId }),
      ],
      [
        whyNotMoveDrawdown(drawdown, "take_back", "institution"),
        () => takeBackPayment(app.web, institution, { drawdownId }),
      ],
      [
        whyNotMoveDrawdown(drawdown, "confirm", "company"),
        () => confirmDrawdown(app.web, company, { drawdownId, receivedFen: 100_000_000n }),
      ],
      [whyNotDispute(drawdown, "company", now), () => disputeDrawdown(app.web, company, disputed)],
      [whyNotDispute(drawdown, "institution", now), () => disputeDrawdown(app.web, institution, disputed)],
    ] as const;
    for (const [expected, attempt] of moves) {
      if (expected !== null) await isRefused(expected, attempt, [status, deal, attempt.toString()]);
    }
  });

  test("do not let the institution dispute a funded drawdown as unanswered before the company's deadline", async () => {
    await set("update drawdown set status = 'funded', reversed_at = null, confirm_due_at = $1", ahead);
    const disputed = { drawdownId: of.drawdownId, reasonCode: "not_confirmed", note: null } as const;
    await isRefused("drawdown-still-in-time", () => disputeDrawdown(app.web, institution, disputed), []);
  });
});

describe("the moves of a dispute", () => {
  const cases = DISPUTE_STATUSES.flatMap((status) =>
    (["company", "institution"] as const).map((openedBy) => [status, openedBy] as const),
  );
  test.each(cases)("that is %s, opened by the %s", async (status, openedBy) => {
    const { disputeId } = of;
    const isEnded = status !== "opened" && status !== "answered";
    const decision =
      status === "decided"
        ? ["stands", "other", "Words", 100_000_000, admin.userId]
        : [null, null, null, null, null];
    await setDealStatus(app, "available", 100_000_000);
    await set("update drawdown set status = 'disputed', reversed_at = null");
    // "decided" is only stored with the two admins who decided it.
    await set(
      `with finding as (
         insert into dispute_finding (dispute_id, outcome, ground, found_fen, words, status, proposed_by, settled_by, settled_at)
         select $13, $8, $9, $11, $10, 'confirmed', $13, $12::uuid, $4::timestamptz where $1::text = 'decided')
       update dispute set status = $1, opened_by = $2, answer_due_at = $3, ended_at = $4, answer = $5, answerer = $6,
         answered_at = $7, outcome = $8, ground = $9, decision_note = $10, found_fen = $11, decided_by = $12`,
      status,
      openedBy,
      past,
      isEnded ? now : null,
      ...(status === "answered" ? ["Paid", randomUUID(), now] : [null, null, null]),
      ...decision,
      disputeId,
    );
    const dispute = { status, openedBy, answerDueAt: past };
    for (const actor of [company, institution]) {
      const answer = whyNotMoveDispute(dispute, "answer", actor.kind, now);
      const withdraw = whyNotMoveDispute(dispute, "withdraw", actor.kind, now);
      if (answer !== null)
        await isRefused(answer, () => answerDispute(app.web, actor, { disputeId, words: "Paid" }), [
          actor.kind,
        ]);
      if (withdraw !== null)
        await isRefused(withdraw, () => withdrawDispute(app.web, actor, disputeId), [actor.kind]);
    }
    const decide = whyNotMoveDispute(dispute, "decide", "admin", now);
    for (const outcome of DISPUTE_OUTCOMES) {
      const found = { disputeId, outcome, foundFen: 1_000_000n, ground: "other", words: "Words" } as const;
      if (decide !== null) await isRefused(decide, () => decideDispute(app.web, admin, found), [outcome]);
      // A decision uses the drawdown's own moves only.
      for (const drawdown of DRAWDOWN_STATUSES.filter((one) => one !== "disputed")) {
        if (decide !== null) continue;
        await putDrawdown(drawdown);
        const no = whyNotMoveDrawdown({ status: drawdown }, moveOfOutcome[outcome], "admin");
        if (no === null) throw new Error(`a decision moves a drawdown that is ${drawdown}`);
        await isRefused(no, () => decideDispute(app.web, admin, found), [outcome, drawdown]);
      }
      await set("update drawdown set status = 'disputed', reversed_at = null");
    }
  });

  test("include no decision before the other side's deadline", async () => {
    const { disputeId } = of;
    await set(
      `update dispute set status = 'opened', answer_due_at = $1, ended_at = null, answer = null, answerer = null,
         answered_at = null, outcome = null, ground = null, decision_note = null, found_fen = null, decided_by = null`,
      ahead,
    );
    const found = { disputeId, outcome: "stands", foundFen: null, ground: "other", words: "Words" } as const;
    await isRefused("dispute-awaits-answer", () => decideDispute(app.web, admin, found), []);
  });
});
