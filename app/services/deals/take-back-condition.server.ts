import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { conditionStatusAfter } from "#app/domain/deals/condition.ts";
import { updateCondition } from "#db/queries/deals/conditions.ts";
import { record } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";
import { lockCondition } from "./lock-condition.server.ts";
import { refuseUnseenPaper, type ShownCondition } from "./refuse-unseen-paper.server.ts";

/** The company withdraws its statement on a condition while the institution has not answered it. */
export function takeBackCondition(
  { withActor }: ServiceContext,
  actor: CompanyActor,
  of: ShownCondition,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { condition, about } = await lockCondition(trx, actor, of, "take_back");
    await refuseUnseenPaper(trx, condition, of);
    const status = conditionStatusAfter(condition.status, "take_back");
    const nothing = { documentId: null, providedNote: null, providedBy: null, providedAt: null };
    await updateCondition(trx, condition.id, { status, ...nothing });
    await record(trx, actor, { type: "condition-taken-back", ...about, from: condition.status, to: status });
  });
}
