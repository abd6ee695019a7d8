import { whyNotRole } from "#app/domain/accounts/actor.ts";
import { organizationIdOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { lastDayToCancel } from "#app/domain/deletion/lifecycle.ts";
import { pick } from "#app/lib/pick.ts";
import { findOpenDeletion } from "#db/queries/deletion/deletions.ts";
import {
  countEndingMatters,
  countOpenMatters,
  isOrganizationOfDemonstration,
} from "#db/queries/deletion/open-matters.ts";
import type { ServiceContext } from "../context.ts";

/** The deletion of the actor's organization: under way or not, what it waits for, and what ends with it. */
export function readOrganizationDeletion({ readAs, now }: ServiceContext, actor: PartyActor) {
  const of = { kind: actor.kind, id: organizationIdOf(actor) };
  return readAs(actor, async (trx) => {
    const open = await findOpenDeletion(trx, of);
    return {
      open:
        open === undefined
          ? null
          : { ...pick(open, "status", "requestedAt"), lastDay: lastDayToCancel(open.requestedAt) },
      waits: await countOpenMatters(trx, of),
      ends: await countEndingMatters(trx, of),
      isDemonstration: await isOrganizationOfDemonstration(trx, of.kind, of.id),
      isOwner: whyNotRole(actor, "manage") === null,
      /** If it is requested today. */
      lastDay: lastDayToCancel(now()),
    };
  });
}
