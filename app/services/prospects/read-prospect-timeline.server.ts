import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { listEventsOfProspect } from "#db/queries/prospects/prospect-timeline.ts";
import type { ServiceContext } from "../context.ts";

/** The events of a prospect that its company may see, the newest first; nothing of others. */
export function readProspectTimeline({ readAs }: ServiceContext, actor: CompanyActor, prospectId: string) {
  return readAs(actor, (trx) => listEventsOfProspect(trx, prospectId, actor.companyId));
}
