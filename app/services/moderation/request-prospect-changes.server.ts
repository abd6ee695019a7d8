import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { DEADLINE_HOUR } from "#app/domain/clocks.ts";
import type { FieldNote } from "#app/domain/moderation/notes.ts";
import { type Day, instantOf } from "#app/lib/days.ts";
import type { ServiceContext } from "../context.ts";
import { answerSubmission } from "./answer-submission.server.ts";
import type { CaseToDecide } from "./lock-assigned-case.server.ts";

export interface RequestProspectChanges extends CaseToDecide {
  reasonCodes: readonly string[];
  fieldNotes: readonly FieldNote[];
  note: string | null;
  answerBy: Day;
}

/**
 * An admin asks a company for changes: with at least one code, a note for each field concerned, and a day. The
 * platform's clock stops until the company answers. A live version stays live meanwhile.
 */
export function requestProspectChanges(
  ctx: ServiceContext,
  actor: AdminActor,
  { answerBy, ...request }: RequestProspectChanges,
): Promise<void> {
  return answerSubmission(ctx, actor, {
    decision: "changes_requested",
    ...request,
    answerBy: instantOf(answerBy, DEADLINE_HOUR),
  });
}
