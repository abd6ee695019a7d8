import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { CaseSearch } from "#app/domain/moderation/queue.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** A name that more organizations with a case have than this is searched only so far. */
export const MOST_PARTIES = 200;

/** What a search of the queue is about, as conditions of it. */
export interface CasesAbout {
  condition: RawBuilder<SqlBool>;
  /** Whether more organizations have that text in their name than were looked at. */
  isCut: boolean;
}

/** Resolves a search by the indexes of numbers, names and credit codes. */
export async function findCasesAbout(trx: ActorTransaction, search: CaseSearch): Promise<CasesAbout> {
  if (search.by === "words") return casesOfParties(trx, search.words);
  const byCase = sql<SqlBool>`moderation_case.number = ${search.number}::bigint`;
  const byProspect = sql<SqlBool>`moderation_case.prospect_id =
    (select numbered.id from prospect as numbered where numbered.number = ${search.number}::bigint)`;
  const condition =
    search.by === "case"
      ? byCase
      : search.by === "prospect"
        ? byProspect
        : sql<SqlBool>`(${byCase} or ${byProspect})`;
  return { condition, isCut: false };
}

async function casesOfParties(trx: ActorTransaction, words: string): Promise<CasesAbout> {
  const { rows } = await sql<{ id: string }>`
    select id from list_parties_of_cases(${words}, ${MOST_PARTIES + 1}) as id`.execute(trx);
  const ids = rows.slice(0, MOST_PARTIES).map(({ id }) => id);
  const condition = sql<SqlBool>`(moderation_case.company_id = any (${ids}::uuid[])
    or moderation_case.institution_id = any (${ids}::uuid[]))`;
  return { condition, isCut: rows.length > MOST_PARTIES };
}

/** How many cases of a search are in each list of the queue. */
export async function countCasesAbout(trx: ActorTransaction, { condition }: CasesAbout) {
  const { us, them, decided } = await trx
    .selectFrom("moderationCase")
    .where(condition)
    .select([
      sql<bigint>`count(*) filter (where status in ('opened', 'assigned', 'in_review', 'appealed'))`.as("us"),
      sql<bigint>`count(*) filter (where status = 'awaiting_party')`.as("them"),
      sql<bigint>`count(*) filter (where status in ('decided', 'upheld', 'overturned', 'closed'))`.as(
        "decided",
      ),
    ])
    .executeTakeFirstOrThrow();
  return { us: Number(us), them: Number(them), decided: Number(decided) };
}
