import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { mayBack } from "#app/domain/matching/ranking/guarantors.ts";
import { dayOf } from "#app/lib/days.ts";
import { listMandatesOnOffer } from "#db/queries/matching/funders-list.ts";
import { toMandateTerms } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { readOwnTeaser } from "../matching/read-own-teaser.server.ts";

/** Whether a company may ask the guarantor of a mandate to back what fills the ask of its prospect. */
export async function mayBackAsk(
  { now }: Pick<ServiceContext, "now">,
  trx: ActorTransaction,
  actor: CompanyActor,
  { prospectId, mandateId }: { prospectId: string; mandateId: string },
): Promise<boolean> {
  const today = dayOf(now());
  const filled = (await readOwnTeaser(trx, actor, prospectId, today))?.filled ?? null;
  if (filled === null) return false;
  const [record] = await listMandatesOnOffer(trx, [mandateId]);
  if (record === undefined) return false;
  const { institutionKind } = record;
  // Whether it has a place left is checked with the request.
  const terms = toMandateTerms({ ...record, openIntroductions: 0 });
  return mayBack(filled, { terms, institutionKind }, today);
}
