import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { findCaseAfter } from "#db/queries/moderation/case-context.ts";
import type { ServiceContext } from "../context.ts";

/** The case that an admin goes on to after one: of theirs and nobody's, by the nearest deadline. Null at the end. */
export function findNextCase({ readAs }: ServiceContext, actor: AdminActor, caseId: string) {
  return readAs(actor, (trx) => findCaseAfter(trx, actor.userId, caseId));
}
