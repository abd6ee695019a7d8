import { sql } from "kysely";
import { readPassesDetail } from "#app/domain/figures/summed-passes.ts";
import { isOwnVisit } from "#db/queries/notifications/visits.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * The company's names, its person's last visit, and whether it has ever asked an institution or consented to one: a
 * revoked consent was given.
 */
export async function findCompanyStart(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("company")
    .leftJoin("visit", (join) => join.on(isOwnVisit))
    .select(["company.nameZh", "company.nameEn"])
    .select(["visit.since as visitSince", "visit.lastAt as visitLastAt"])
    .select(
      sql<boolean>`exists (select from introduction i where i.company_id = company.id and i.requested_by = 'company')
        or exists (select from consent c where c.company_id = company.id)`.as("hasAsked"),
    )
    .where("company.id", "=", companyId)
    .executeTakeFirst();
}

/**
 * How many mandates fit a prospect now, how many miss by one criterion, how often institutions asked for it, and the reasons
 * for passes as they were last summed.
 */
export async function findProspectStanding(trx: ActorTransaction, prospectId: string) {
  const { eligible, nearMisses, asked, passes } = await trx
    .selectFrom("match")
    .where("prospectId", "=", prospectId)
    .select(({ fn }) => [
      fn.countAll<bigint>().filterWhere("outcome", "=", "eligible").as("eligible"),
      fn.countAll<bigint>().filterWhere("outcome", "=", "near_miss").as("nearMisses"),
    ])
    .select(
      sql<number>`(select count(*)::int from introduction i
        where i.prospect_id = ${prospectId} and i.requested_by = 'institution')`.as("asked"),
    )
    .select(
      sql<unknown>`(select e.detail from event e where e.subject_kind = 'prospect' and e.subject_id = ${prospectId}
        and e.type = 'prospect-passes-summed' order by e.id desc limit 1)`.as("passes"),
    )
    .executeTakeFirstOrThrow();
  return {
    matches: { eligible: Number(eligible), nearMisses: Number(nearMisses) },
    asked,
    passes: readPassesDetail(passes),
  };
}
