import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { toEpochDay } from "#app/domain/matching/learned/subject.ts";
import { dayOf } from "#app/lib/days.ts";
import { enqueueShareOfProspects } from "#db/queries/matching/ranking-models.ts";
import type { ServiceContext } from "../context.ts";

const nights = 7;

/**
 * Each night: a seventh of all prospects is ranked in full, each once a week, when nobody waits. Mandates that start,
 * change and end shift the base of a prospect's scores without writing the prospect's rows.
 */
export function renewBases({ withActor, now }: ServiceContext, actor: SystemActor): Promise<number> {
  const part = toEpochDay(dayOf(now())) % nights;
  return withActor(actor, (trx) => enqueueShareOfProspects(trx, { part, of: nights }));
}
