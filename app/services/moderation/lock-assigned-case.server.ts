import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { caseStatusAfter, type CaseMove, whyNotMoveCase } from "#app/domain/moderation/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockCase } from "#db/queries/moderation/cases.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";

export interface CaseToDecide {
  caseId: string;
  /** The version of the submission that was read, 0 for one without; left out by what has no page. */
  version?: number;
}

/**
 * Locks the case that an admin is about to decide. Of two concurrent decisions the second finds it decided and is
 * refused; so is an admin who does not hold it, or who read another submission than the case is about by now. Holding a
 * handed-over case is enough: reading it begins with that.
 */
export async function lockAssignedCase(
  trx: ActorTransaction,
  actor: AdminActor,
  { caseId, version }: CaseToDecide,
  kind: "prospect_submission" | "institution_verification",
  move: Extract<CaseMove, "decide" | "await_party">,
) {
  const row = found(await lockCase(trx, caseId), "case-not-found");
  await refuseTied(trx, actor, row);
  refuseIf(row.kind === kind ? null : "case-wrong-state");
  const status =
    row.status === "assigned" && row.assignedTo === actor.userId
      ? caseStatusAfter("assigned", "review")
      : row.status;
  refuseIf(whyNotMoveCase({ ...row, status }, move, "admin", actor.userId));
  const sent = row.prospectVersion ?? row.institutionVersion ?? 0;
  refuseIf(version === undefined || version === sent ? null : "case-submission-outdated");
  return { ...row, status };
}
