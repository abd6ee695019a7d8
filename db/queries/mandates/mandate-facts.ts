import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { EmailFacts } from "#db/queries/notifications/emails.ts";

/** Of a mandate, for its own institution; valid until the last minute of its last day. */
export async function findMandateFacts(trx: ActorTransaction, id: string): Promise<EmailFacts | undefined> {
  const row = await trx
    .selectFrom("mandate as m")
    .innerJoin("institution as n", "n.id", "m.institutionId")
    .select(["m.institutionId", "m.number", "m.status"])
    .select(["n.nameZh as institutionNameZh", "n.nameEn as institutionNameEn"])
    .select(
      sql<Date | null>`(m.valid_until + 1)::timestamp at time zone 'Asia/Shanghai' - interval '1 minute'`.as(
        "until",
      ),
    )
    .where("m.id", "=", id)
    .executeTakeFirst();
  return row && { ...row, companyId: null, prospectId: null, amountFen: null, reasonCodes: [] };
}
