import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { listEventsOfProspect } from "#db/queries/prospects/prospect-timeline.ts";
import type { ServiceContext } from "../context.ts";

/** What happened to a prospect, as far as its company may see it, the newest first; nothing of another's. */
export function readProspectTimeline({ withActor }: ServiceContext, actor: CompanyActor, prospectId: string) {
  return withActor(actor, (trx) => listEventsOfProspect(trx, prospectId, actor.companyId));
}
