import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { ServiceContext } from "../context.ts";
import { answerSubmission } from "./answer-submission.server.ts";
import type { CaseToDecide } from "./lock-assigned-case.server.ts";

export interface RejectProspect extends CaseToDecide {
  reasonCodes: readonly string[];
  note: string | null;
}

/** An admin rejects a submission, with at least one code. A live version stays live; the company may appeal once. */
export function rejectProspect(
  ctx: ServiceContext,
  actor: AdminActor,
  rejection: RejectProspect,
): Promise<void> {
  return answerSubmission(ctx, actor, { decision: "rejected", ...rejection });
}
