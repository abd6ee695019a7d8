import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { conditionStatusAfter } from "#app/domain/deals/condition.ts";
import { refuseFields, refuseIf } from "#app/domain/refusal.ts";
import { lapseWaiver, listShownConditions, updateCondition } from "#db/queries/deals/conditions.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { comeIntoEffect } from "./come-into-effect.server.ts";
import { lockCondition } from "./lock-condition.server.ts";

export interface SatisfyCondition {
  dealId: string;
  conditionId: string;
  /** When the paper or the words that were read were provided, as the form sends it; empty where none was read. */
  readAt?: string;
  /** The file that was shown as its paper, by its id; empty where none was. */
  paper?: string;
  note: string | null;
}

/**
 * The institution finds a condition precedent met; when the last one is settled, the money is available, or
 * the guarantee in force. Where the company has given no paper, the institution says by what it is met: an original that
 * was shown, an entry in a register.
 */
export function satisfyCondition(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { note, readAt = "", paper = "", ...of }: SatisfyCondition,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { deal, conditions, condition, about } = await lockCondition(trx, actor, of, "satisfy");
    // What came, or was replaced, since the page was read is not accepted unseen.
    const isUnseen =
      condition.status === "received" &&
      (condition.providedAt?.toISOString() !== readAt || (await paperShown(trx, of)) !== paper);
    refuseIf(isUnseen ? "review-outdated" : null);
    const isUnexplained = condition.status === "requested" && note === null;
    refuseFields(
      "condition-paper-missing",
      isUnexplained ? [{ fault: "words-missing", path: ["satisfyNote"] }] : [],
    );
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

/** The file that the condition's page shows now; empty without one. */
async function paperShown(trx: ActorTransaction, of: Pick<SatisfyCondition, "dealId" | "conditionId">) {
  const shown = await listShownConditions(trx, of.dealId);
  return shown.find(({ id }) => id === of.conditionId)?.fileId ?? "";
}
