import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { isEnough, scoreRangeOf } from "#app/domain/matching/ranking/chance.ts";
import { listRankingMandates } from "#db/queries/matching/list-summaries.ts";
import { listConcludedPairs, replaceChances } from "#db/queries/matching/pair-chances.ts";
import type { ServiceContext } from "../context.ts";
import { writeCommonPoints } from "./write-common-points.server.ts";

/** Mandates per transaction: refreshes between them need not wait. */
const batch = 100;

/**
 * Each night: what is common to the pairs of each mandate's list, and how often concluded pairs led to an offer, in
 * groups of enough pairs and companies.
 */
export async function summariseLists(
  { withActor }: ServiceContext,
  actor: SystemActor,
): Promise<{ mandates: number; chances: number }> {
  const mandates = await withActor(actor, listRankingMandates);
  for (let from = 0; from < mandates.length; from += batch) {
    await withActor(actor, (trx) => writeCommonPoints(trx, mandates.slice(from, from + batch)));
  }
  const chances = await withActor(actor, async (trx) => {
    const groups = new Map<string, { companies: Set<string>; pairs: number; offers: number }>();
    for (const { institutionKind, askedBy, fitScore, companyId, hasOffer } of await listConcludedPairs(trx)) {
      const key = [institutionKind, askedBy, scoreRangeOf(fitScore)].join(" ");
      const group = groups.get(key) ?? { companies: new Set<string>(), pairs: 0, offers: 0 };
      groups.set(key, group);
      group.companies.add(companyId);
      group.pairs += 1;
      group.offers += Number(hasOffer);
    }
    const enough = [...groups].flatMap(([key, { companies, pairs, offers }]) => {
      const [institutionKind = "", askedBy, scores = ""] = key.split(" ");
      const counted = { pairs, offers, companies: companies.size };
      const by = askedBy === "company" ? ("company" as const) : ("institution" as const);
      return isEnough(counted) ? [{ institutionKind, askedBy: by, scores, ...counted }] : [];
    });
    await replaceChances(trx, enough);
    return enough.length;
  });
  return { mandates: mandates.length, chances };
}
