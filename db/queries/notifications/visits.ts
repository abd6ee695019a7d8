import { sql } from "kysely";
import type { Visit } from "#app/domain/dashboards/visits.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The actor's own row, in the organization for which they act. */
export const isOwnVisit = sql<boolean>`visit.user_id = (select current_user_id())
  and visit.organization_id is not distinct from (select current_organization_id())`;

export interface VisitColumns {
  visitSince: Date | null;
  visitLastAt: Date | null;
}

/** The visit that was joined to another row. */
export function visitIn({ visitSince, visitLastAt }: VisitColumns): Visit | null {
  return visitSince === null || visitLastAt === null ? null : { since: visitSince, lastAt: visitLastAt };
}

export async function lockVisit(trx: ActorTransaction): Promise<Visit | undefined> {
  return trx
    .selectFrom("visit")
    .select(["since", "lastAt"])
    .where(isOwnVisit)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Stores the actor's visit. Of two first ones at once, the later stays. */
export async function putVisit(trx: ActorTransaction, { since, lastAt }: Visit): Promise<void> {
  await trx
    .insertInto("visit")
    .values({
      userId: sql<string>`current_user_id()`,
      organizationId: sql<string | null>`current_organization_id()`,
      since,
      lastAt,
    })
    .onConflict((conflict) => conflict.columns(["userId", "organizationId"]).doUpdateSet({ since, lastAt }))
    .execute();
}
