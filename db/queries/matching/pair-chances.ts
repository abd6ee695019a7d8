import { type Insertable, type RawBuilder, sql } from "kysely";
import type { PairChanceTable } from "#db/schema/mandates.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** An introduction that has ended, or that led to an offer: what its group is, whose it was, and whether it did. */
export interface ConcludedPair {
  institutionKind: string;
  askedBy: "company" | "institution";
  fitScore: number;
  companyId: string;
  hasOffer: boolean;
}

/** Every concluded pair that had a score when it was asked for. */
export async function listConcludedPairs(trx: ActorTransaction): Promise<ConcludedPair[]> {
  const { rows } = await sql<ConcludedPair>`
    select institution.kind as institution_kind, introduction.requested_by as asked_by, introduction.fit_score,
      introduction.company_id, made.has_offer
    from introduction
    join institution on institution.id = introduction.institution_id
    cross join lateral (select exists (
      select from offer where offer.introduction_id = introduction.id and offer.issued_at is not null) as has_offer) as made
    where introduction.fit_score is not null
      and (made.has_offer or introduction.status in
        ('declined_by_company', 'declined_by_institution', 'lapsed', 'revoked'))`.execute(trx);
  return rows;
}

/** Stores the chances of these groups and of no others. */
export async function replaceChances(
  trx: ActorTransaction,
  groups: readonly Insertable<PairChanceTable>[],
): Promise<void> {
  await trx.deleteFrom("pairChance").execute();
  if (groups.length > 0) await trx.insertInto("pairChance").values(groups).execute();
}

/** The groups of one kind of institution and one asking side, by range of scores; null without any. */
export function chancesOf(askedBy: PairChanceTable["askedBy"], kind: RawBuilder<string>) {
  return sql<unknown>`(
    select json_object_agg(scores, json_build_object('pairs', pairs, 'companies', companies, 'offers', offers))
    from pair_chance where asked_by = ${sql.lit(askedBy)} and institution_kind = ${kind})`.as("chances");
}
