import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { MODEL_VERSION } from "#app/domain/matching/model.ts";
import { dayOf } from "#app/lib/days.ts";
import {
  deleteOtherMatchesOfProspect,
  findFacts,
  listTerms,
  queueOnMatching,
  updateAcceptedOfTeaser,
  upsertMatches,
} from "#db/queries/matches.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching-facts.ts";
import type { ServiceContext } from "../context.ts";
import { findMatches } from "./find-matches.server.ts";

/**
 * The matcher's memory of one prospect, made anew: held against every mandate in force. A prospect that is not
 * published (any more) leaves every list.
 */
export function refreshMatchesOfProspect(
  { withActor, now }: ServiceContext,
  actor: SystemActor,
  { prospectId }: { prospectId: string },
): Promise<{ eligible: number; nearMisses: number }> {
  return withActor(actor, async (trx) => {
    await queueOnMatching(trx);
    await updateAcceptedOfTeaser(trx, prospectId);
    const facts = await findFacts(trx, prospectId);
    const terms = facts ? await listTerms(trx) : [];
    const found = facts ? findMatches([toProspectFacts(facts)], terms.map(toMandateTerms), dayOf(now())) : [];
    await upsertMatches(trx, found, MODEL_VERSION, now());
    await deleteOtherMatchesOfProspect(
      trx,
      prospectId,
      found.map((match) => match.mandateId),
    );
    const eligible = found.filter((match) => match.outcome === "eligible").length;
    return { eligible, nearMisses: found.length - eligible };
  });
}
