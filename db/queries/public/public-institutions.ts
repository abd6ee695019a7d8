import { sql } from "kysely";
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

/** Verified institutions by name; there are hundreds at most. */
export async function listPublicInstitutions(trx: ActorTransaction, kind: string | null) {
  return trx
    .selectFrom("institution")
    .select(publicColumns)
    .where("status", "in", ["active", "restricted"])
    .$if(kind !== null, (query) => query.where("kind", "=", kind))
    .orderBy("nameZh")
    .orderBy("id")
    .limit(1000)
    .execute();
}

export async function findPublicInstitution(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("institution")
    .select(publicColumns)
    .where("id", "=", institutionId)
    .where("status", "in", ["active", "restricted"])
    .executeTakeFirst();
}

/** How many mandates each institution has in force. */
export async function countActiveMandates(trx: ActorTransaction): Promise<Map<string, number>> {
  const { rows } = await sql<{
    institutionId: string;
    active: bigint;
  }>`select * from public_mandates()`.execute(trx);
  return new Map(rows.map(({ institutionId, active }) => [institutionId, Number(active)]));
}
