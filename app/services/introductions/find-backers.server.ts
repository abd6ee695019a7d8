import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { mayBack } from "#app/domain/matching/ranking/guarantors.ts";
import { dayOf } from "#app/lib/days.ts";
import { listMandatesOnOffer } from "#db/queries/matching/funders-list.ts";
import { toMandateTerms } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { readOwnTeaser } from "../matching/read-own-teaser.server.ts";

/**
 * Those of the mandates whose guarantor a company may ask to back what fills the ask of its prospect, by two statements
 * however many mandates they are, and by none without any.
 */
export async function findBackers(
  { now }: Pick<ServiceContext, "now">,
  trx: ActorTransaction,
  actor: CompanyActor,
  { prospectId, mandateIds }: { prospectId: string; mandateIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (mandateIds.length === 0) return new Set();
  const today = dayOf(now());
  const filled = (await readOwnTeaser(trx, actor, prospectId, today))?.filled ?? null;
  if (filled === null) return new Set();
  const records = await listMandatesOnOffer(trx, mandateIds);
  const backers = records.filter((record) => {
    const { institutionKind } = record;
    // Whether it has a place left is checked with the request.
    const terms = toMandateTerms({ ...record, openIntroductions: 0 });
    return mayBack(filled, { terms, institutionKind }, today);
  });
  return new Set(backers.map(({ id }) => id));
}
