import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { listEventsOfProspect } from "#db/queries/prospect-timeline.ts";
import { findProspectForCompany } from "#db/queries/prospects.ts";
import type { ServiceContext } from "../context.ts";

/** What happened to a prospect, as far as its company may see it; the newest first. */
export function readProspectTimeline({ withActor }: ServiceContext, actor: CompanyActor, prospectId: string) {
  return withActor(actor, async (trx) => {
    found(await findProspectForCompany(trx, prospectId, actor.companyId), "prospect-not-found");
    return listEventsOfProspect(trx, prospectId);
  });
}
