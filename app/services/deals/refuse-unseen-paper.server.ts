import { refuseIf } from "#app/domain/refusal.ts";
import { listShownConditions } from "#db/queries/deals/conditions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** A condition precedent, and what its page showed of it. */
export interface ShownCondition {
  dealId: string;
  conditionId: string;
  /** When the paper or the words that were read were provided, as the form sends it; empty where none was read. */
  readAt?: string;
  /** The file that was shown as its paper, by its id; empty where none was. */
  paper?: string;
}

/** Refuses to decide on what the company provided if it came, or was replaced, since the page was read. */
export async function refuseUnseenPaper(
  trx: ActorTransaction,
  condition: { status: string; providedAt: Date | null },
  { dealId, conditionId, readAt = "", paper = "" }: ShownCondition,
): Promise<void> {
  if (condition.status === "requested") return;
  const shown = await listShownConditions(trx, dealId);
  const newest = shown.find(({ id }) => id === conditionId)?.fileId ?? "";
  const isUnseen = (condition.providedAt?.toISOString() ?? "") !== readAt || newest !== paper;
  refuseIf(isUnseen ? "review-outdated" : null);
}
