import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { conditionStatusAfter } from "#app/domain/deals/condition.ts";
import {
  refuseUnreviewedEffect,
  type ReviewedEffect,
  takesEffectWith,
} from "#app/domain/deals/taking-effect.ts";
import { refuseFields } from "#app/domain/refusal.ts";
import { lapseWaiver, updateCondition } from "#db/queries/deals/conditions.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { comeIntoEffect } from "./come-into-effect.server.ts";
import { lockCondition } from "./lock-condition.server.ts";
import { refuseUnseenPaper, type ShownCondition } from "./refuse-unseen-paper.server.ts";

export interface SatisfyCondition extends ShownCondition {
  note: string | null;
  /** What the review named; null where the page named no start of a guarantee; left out by what has no page. */
  reviewed?: ReviewedEffect | null;
}

/**
 * The institution finds a condition precedent met; when the last one is settled, the money is available, or
 * the guarantee in force, which its review has named and takes a signatory. Where the company has given no paper, the institution says by what it is met: an original that
 * was shown, an entry in a register.
 */
export function satisfyCondition(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { note, reviewed, ...of }: SatisfyCondition,
): Promise<void> {
  return withActor(actor, reviewed ? "sign" : "work", async (trx) => {
    const { deal, conditions, condition, about } = await lockCondition(trx, actor, of, "satisfy");
    await refuseUnseenPaper(trx, condition, of);
    const isUnexplained = condition.status === "requested" && note === null;
    refuseFields(
      "condition-paper-missing",
      isUnexplained ? [{ fault: "words-missing", path: ["satisfyNote"] }] : [],
    );
    if (reviewed !== undefined) {
      const takesEffect = takesEffectWith(deal, conditions, condition.id);
      refuseUnreviewedEffect({ amountFen: deal.amountFen, takesEffect }, reviewed);
    }
    const [status, at] = [conditionStatusAfter(condition.status, "satisfy"), now()];
    await updateCondition(trx, condition.id, {
      status,
      reasonCode: null,
      note,
      decidedBy: actor.userId,
      decidedAt: at,
    });
    await lapseWaiver(trx, condition.id, { by: actor.userId, at });
    await record(trx, actor, {
      type: "condition-satisfied",
      ...about,
      from: condition.status,
      to: status,
      note,
    });
    const after = conditions.map(({ id, status: before }) => (id === condition.id ? status : before));
    const isInEffect = await comeIntoEffect({ now, workingDays }, trx, actor, deal, after);
    if (!isInEffect) await enqueue(trx, "notify-company-condition-answered", { dealId: deal.id });
  });
}
