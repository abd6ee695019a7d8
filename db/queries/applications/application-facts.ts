import type { ActorTransaction } from "#db/with-actor.ts";
import type { EmailFacts } from "#db/queries/notifications/emails.ts";

/** Of an application: its clock is that of the side that must act, and its reasons are those of a decline. */
export async function findApplicationFacts(
  trx: ActorTransaction,
  id: string,
): Promise<EmailFacts | undefined> {
  const row = await trx
    .selectFrom("application as a")
    .innerJoin("institution as n", "n.id", "a.institutionId")
    .select([
      "a.companyId",
      "a.institutionId",
      "a.number",
      "a.status",
      "a.prospectId",
      "a.dueAt",
      "a.reasonCodes",
    ])
    .select(["n.nameZh as institutionNameZh", "n.nameEn as institutionNameEn"])
    .where("a.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { dueAt: until, reasonCodes, status, ...facts } = row;
  return { ...facts, status, until, amountFen: null, reasonCodes: status === "declined" ? reasonCodes : [] };
}
