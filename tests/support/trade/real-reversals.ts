import { randomUUID } from "node:crypto";
import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { DisputeOutcome } from "#app/domain/deals/dispute.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { disputeReversal } from "#app/services/deals/dispute-reversal.server.ts";
import { lapseReversals } from "#app/services/deals/lapse-reversals.server.ts";
import { proposeReversal } from "#app/services/deals/propose-reversal.server.ts";
import { settleReversal } from "#app/services/deals/settle-reversal.server.ts";
import { withdrawDispute } from "#app/services/deals/withdraw-dispute.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import type { CommandResult, Side } from "./model.ts";
import type { Parties } from "./parties.ts";
import type { Which } from "./reversal-moves.ts";

type Party = "company" | "institution";
interface Target {
  drawdownId: string;
  reversalId: string | null;
  status: string | null;
  proposedBy: Party;
  disputeId: string | null;
}

/** The moves of reversals by the services on PostgreSQL. */
export function realReversals(
  app: TestApp,
  { company, institutions, introductionIds }: Parties,
  resultOf: (act: Promise<unknown>) => Promise<CommandResult>,
) {
  const ctx = app.web;
  const on = async (side: Side, which: Which, act: (target: Target) => Promise<unknown>) => {
    const order = which === "first" ? "asc" : "desc";
    const { rows } = await app.owner.query<Target>(
      `select w.id as "drawdownId", r.id as "reversalId", r.status, r.proposed_by as "proposedBy",
         (select q.id from dispute q where q.reversal_id = r.id) as "disputeId"
       from (select id from deal where introduction_id = $1 order by number desc limit 1) d
       join lateral (select id from drawdown where deal_id = d.id order by sequence ${order} limit 1) w on true
       left join lateral (
         select * from drawdown_reversal where drawdown_id = w.id order by proposed_at desc, id desc limit 1) r on true`,
      [introductionIds[side]],
    );
    const [target] = rows;
    return target === undefined ? null : resultOf(act(target));
  };
  const actorOf = (side: Side, by: Party): PartyActor => (by === "company" ? company : institutions[side]);

  return {
    proposeReversal: (side: Side, which: Which, by: Party): Promise<CommandResult> =>
      on(side, which, ({ drawdownId }) =>
        proposeReversal(ctx, actorOf(side, by), { drawdownId, reasonCode: "sent_back", note: null }),
      ),
    settleReversal: (
      side: Side,
      which: Which,
      by: Party,
      verdict: "agree" | "decline" | "withdraw",
    ): Promise<CommandResult> =>
      on(side, which, async ({ reversalId }) => {
        if (reversalId !== null)
          await settleReversal(ctx, actorOf(side, by), { reversalId, verdict, note: null });
      }),
    lapseReversal: (side: Side, which: Which): Promise<CommandResult> =>
      on(side, which, async ({ reversalId }) => {
        await app.sql`update drawdown_reversal set answer_due_at = clock_timestamp() - interval '1 second'
          where id = ${reversalId} and status = 'proposed'`;
        await lapseReversals(app.worker, { kind: "system" });
      }),
    disputeReversal: (side: Side, which: Which, by: Party): Promise<CommandResult> =>
      on(side, which, async ({ reversalId }) => {
        if (reversalId !== null) await disputeReversal(ctx, actorOf(side, by), { reversalId, note: null });
      }),
    dropReversal: (side: Side, which: Which): Promise<CommandResult> =>
      on(side, which, async ({ disputeId, status, proposedBy }) => {
        if (disputeId !== null && status === "disputed")
          await withdrawDispute(ctx, actorOf(side, proposedBy), disputeId);
      }),
    decideReversal: (side: Side, which: Which, outcome: DisputeOutcome): Promise<CommandResult> =>
      on(side, which, async ({ disputeId, status }) => {
        if (disputeId === null || status !== "disputed") return;
        await app.sql`update dispute set answer_due_at = clock_timestamp() - interval '1 second'
          where id = ${disputeId}`;
        const decision = {
          disputeId,
          outcome,
          foundFen: 1n,
          ground: "no_answer",
          words: "No answer.",
        } as const;
        await decideDispute(ctx, { kind: "admin", userId: randomUUID(), roles: ADMIN_ROLES }, decision);
      }),
  };
}
