import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { assignOwners, listAssignees, listOwnIntroductions } from "#db/queries/pipeline/owners.ts";
import type { ServiceContext } from "../context.ts";

/** Assigns the selected cards to one of the institution's people, or to nobody; all or none. */
export function assignOwner(
  { withActor }: ServiceContext,
  actor: InstitutionActor,
  { introductionIds, userId }: { introductionIds: readonly string[]; userId: string | null },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { institutionId } = actor;
    const ids = [...new Set(introductionIds)];
    const own = await listOwnIntroductions(trx, institutionId, ids);
    if (own.length < ids.length) throw new Refusal("introduction-not-found");
    if (userId !== null) {
      const people = await listAssignees(trx, { institutionId });
      if (!people.some((person) => person.userId === userId)) throw new Refusal("member-not-found");
    }
    await assignOwners(trx, { institutionId, introductionIds: ids.sort(), userId, by: actor.userId });
  });
}
