import type { Insertable } from "kysely";
import type { PassTable } from "#db/schema/mandates.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** False if the institution has already passed on it for this mandate. */
export async function insertPass(trx: ActorTransaction, values: Insertable<PassTable>): Promise<boolean> {
  const row = await trx
    .insertInto("pass")
    .values(values)
    .onConflict((conflict) => conflict.columns(["mandateId", "prospectId"]).doNothing())
    .returning("prospectId")
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the pass on a prospect was given for just this reason. */
export async function isPassedFor(
  trx: ActorTransaction,
  of: { mandateId: string; prospectId: string; institutionId: string },
  given: { reasonCode: string; note: string | null; repairable: boolean },
): Promise<boolean> {
  const row = await trx
    .selectFrom("pass")
    .select("prospectId")
    .where("mandateId", "=", of.mandateId)
    .where("prospectId", "=", of.prospectId)
    .where("institutionId", "=", of.institutionId)
    .where("reasonCode", "=", given.reasonCode)
    .where("note", "is not distinct from", given.note)
    .where("repairable", "=", given.repairable)
    .executeTakeFirst();
  return row !== undefined;
}

/** The pass that was undone; undefined if there was none. */
export async function deletePass(
  trx: ActorTransaction,
  pass: { mandateId: string; prospectId: string; institutionId: string },
) {
  return trx
    .deleteFrom("pass")
    .where("mandateId", "=", pass.mandateId)
    .where("prospectId", "=", pass.prospectId)
    .where("institutionId", "=", pass.institutionId)
    .returning(["reasonCode"])
    .executeTakeFirst();
}
