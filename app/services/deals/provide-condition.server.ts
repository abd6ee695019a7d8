import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { conditionStatusAfter } from "#app/domain/deals/condition.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { updateCondition } from "#db/queries/deals/conditions.ts";
import { listOpenIds } from "#db/queries/documents/documents.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { lockCondition } from "./lock-condition.server.ts";

export interface ProvideCondition {
  dealId: string;
  conditionId: string;
  /** A document of the company that is open to this institution. */
  documentId: string | null;
  note: string | null;
}

/** The company states that a condition precedent is met, and may name the document that shows it. */
export function provideCondition(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { documentId, note, ...of }: ProvideCondition,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { deal, condition, about } = await lockCondition(trx, actor, of, "provide");
    const isShown = documentId === null || (await listOpenIds(trx, deal.introductionId)).includes(documentId);
    if (!isShown) throw new Refusal("document-not-open");
    const status = conditionStatusAfter(condition.status, "provide");
    await updateCondition(trx, condition.id, {
      status,
      documentId,
      providedNote: note,
      providedBy: actor.userId,
      providedAt: now(),
    });
    await record(trx, actor, {
      type: "condition-provided",
      ...about,
      from: condition.status,
      to: status,
      note,
    });
    await enqueue(trx, "notify-institution-condition-provided", { dealId: deal.id });
  });
}
