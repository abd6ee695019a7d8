import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { readDraft } from "#app/domain/prospects/draft.ts";
import { whyNotEdit } from "#app/domain/prospects/submission.ts";
import { Refusal, refuseIf } from "#app/domain/refusal.ts";
import { findLatestCaseOfProspect } from "#db/queries/moderation/cases.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { lockOwnProspect } from "./lock-own-prospect.server.ts";

/**
 * Locks a prospect to change its draft. If somebody else has written since the revision that the form was rendered
 * from: "prospect-stale-draft", with the present one.
 */
export async function lockDraft(
  trx: ActorTransaction,
  actor: CompanyActor,
  { prospectId, revision }: { prospectId: string; revision: number },
) {
  const prospect = await lockOwnProspect(trx, actor, prospectId);
  const latest = await findLatestCaseOfProspect(trx, prospectId);
  refuseIf(whyNotEdit(prospect.status, latest?.status ?? null));
  if (prospect.draftRevision !== revision) {
    throw new Refusal("prospect-stale-draft", { revision: prospect.draftRevision });
  }
  return readDraft(prospect.draft);
}
