import { sql, type Insertable } from "kysely";
import type { Day } from "#app/lib/days.ts";
import type { FeeAgreementAcceptanceTable } from "#db/schema/billing.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Whether the institution of the selected offer has accepted a version of the fee agreement. */
export const hasAcceptedFees = (version: Day) =>
  sql<boolean>`exists (select from fee_agreement_acceptance a
    where a.institution_id = offer.institution_id and a.version = ${version})`;

export async function findFeeAcceptance(trx: ActorTransaction, institutionId: string, version: Day) {
  return trx
    .selectFrom("feeAgreementAcceptance")
    .select(["acceptedAt", "priceListVersion"])
    .where("institutionId", "=", institutionId)
    .where("version", "=", version)
    .executeTakeFirst();
}

/** Returns whether it was new; whoever accepts a version again changes nothing. */
export async function insertFeeAcceptance(
  trx: ActorTransaction,
  values: Insertable<FeeAgreementAcceptanceTable>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("feeAgreementAcceptance")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
