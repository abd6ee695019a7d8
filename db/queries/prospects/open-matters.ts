import { sql } from "kysely";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { OpenMatter, OpenMatters } from "#app/domain/prospects/ending.ts";
import { knownInstitutions } from "#db/queries/organizations/known-institution.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** What is open on a prospect, as its company may see it: requests that it doesn't hear of are none. */
export async function findOpenMatters(trx: ActorTransaction, prospectId: string): Promise<OpenMatters> {
  const { rows } = await sql<OpenMatters>`select
    (select coalesce(json_agg(json_build_object('number', o.number::text, 'version', o.current_version,
        'nameZh', n.name_zh, 'nameEn', n.name_en) order by o.number), '[]')
      from offer o left join ${knownInstitutions} n on n.id = o.institution_id
      where o.prospect_id = ${prospectId} and o.status in ('issued', 'viewed', 'countered', 'revised')) as offers,
    (select coalesce(json_agg(json_build_object('number', i.number::text,
        'nameZh', n.name_zh, 'nameEn', n.name_en, 'hasApplication', exists (select from application a
          where a.introduction_id = i.id and a.status in ('submitted', 'incomplete', 'complete', 'under_review')))
        order by i.number), '[]')
      from introduction i left join ${knownInstitutions} n on n.id = i.institution_id
      where i.prospect_id = ${prospectId} and i.status in ('consented', 'converted')
        and not exists (select from deal d where d.introduction_id = i.id
          and d.status not in ('fell_through', 'released'))) as accesses,
    (select coalesce(json_agg(json_build_object('number', i.number::text,
        'nameZh', n.name_zh, 'nameEn', n.name_en) order by i.number), '[]')
      from introduction i left join ${knownInstitutions} n on n.id = i.institution_id
      where i.prospect_id = ${prospectId} and i.status in ('requested', 'consent_pending')) as requests,
    (select count(*)::int from deal d
      where d.prospect_id = ${prospectId} and d.status not in ('fell_through', 'released')) as deals,
    (select m.prospect_version from moderation_case m where m.prospect_id = ${prospectId}
      and m.status in ('opened', 'assigned', 'in_review', 'awaiting_party')) as change`.execute(trx);
  return rows[0] ?? { offers: [], accesses: [], requests: [], deals: 0, change: null };
}

/** The offers on a prospect that its company could answer, but for what is left of the ask. */
export async function listStandingOffers(trx: ActorTransaction, prospectId: string, now: Date) {
  const { rows } =
    await sql<StandingOffer>`select o.number::text, n.name_zh, n.name_en, o.commitment, o.amount_fen,
      o.expires_at
    from offer o left join ${knownInstitutions} n on n.id = o.institution_id
    where o.prospect_id = ${prospectId} and o.status in ('issued', 'viewed', 'countered', 'revised')
      and o.held_by_deal_id is null and o.expires_at > ${now}
    order by o.number`.execute(trx);
  return rows;
}

interface StandingOffer extends OpenMatter {
  commitment: Commitment;
  amountFen: bigint;
  expiresAt: Date;
}

/**
 * The introductions of a prospect that are not over, locked, so that no consent is given while it ends: whether a deal
 * goes on from each.
 */
export async function lockIntroductionsOfAsk(trx: ActorTransaction, prospectId: string) {
  return trx
    .selectFrom("introduction")
    .select(["id", "companyId", "institutionId", "prospectId", "mandateId", "status"])
    .select(
      sql<boolean>`exists (select from deal d where d.introduction_id = introduction.id
        and d.status not in ('fell_through', 'released'))`.as("hasDeal"),
    )
    .where("prospectId", "=", prospectId)
    .where("status", "in", ["requested", "consent_pending", "consented", "converted"])
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}
