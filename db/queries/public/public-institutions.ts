import { sql } from "kysely";
import { containing } from "#db/queries/shared/containing.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** What anyone may read of an institution: its licence and description, never its contact. */
const publicColumns = [
  "id",
  "kind",
  "status",
  "nameZh",
  "nameEn",
  "licenceNumber",
  "regulator",
  "licenceScope",
  "licenceExpiresOn",
  "aboutZh",
  "aboutEn",
  "verifiedAt",
] as const;

interface PublicSelection {
  kind?: string | undefined;
  /** Part of a name. */
  words?: string | undefined;
}

/** Verified institutions, in no order: their names are sorted in the reader's language. There are hundreds at most. */
export async function listPublicInstitutions(trx: ActorTransaction, { kind, words }: PublicSelection) {
  let query = trx
    .selectFrom("institution")
    .select(["id", "kind", "nameZh", "nameEn"])
    .where("status", "in", ["active", "restricted"]);
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (words !== undefined) {
    const pattern = containing(words);
    query = query.where((where) =>
      where.or([where("nameZh", "ilike", pattern), where("nameEn", "ilike", pattern)]),
    );
  }
  return query.limit(1000).execute();
}

export async function findPublicInstitution(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("institution")
    .select(publicColumns)
    .where("id", "=", institutionId)
    .where("status", "in", ["active", "restricted"])
    .executeTakeFirst();
}

/** How many mandates each institution has in force; a restricted one gets nothing new, so none of its are. */
export async function countActiveMandates(trx: ActorTransaction): Promise<Map<string, number>> {
  const { rows } = await sql<{
    institutionId: string;
    active: bigint;
  }>`select m.* from public_mandates() m
    join institution i on i.id = m.institution_id where i.status = 'active'`.execute(trx);
  return new Map(rows.map(({ institutionId, active }) => [institutionId, Number(active)]));
}
