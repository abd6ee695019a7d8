import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { type FeeGroup, STATUSES_OF_FEE_GROUP } from "#app/domain/billing/fee-lists.ts";
import { listOwnFees, type OwnFee } from "#db/queries/billing/own-fees.ts";
import type { ServiceContext } from "../context.ts";

/** Rows per file: what a spreadsheet opens without delay. */
const MOST = 10_000;

/** An institution's fees of a group, or all of them, for a spreadsheet. */
export function exportOwnFees(
  { readAs }: ServiceContext,
  actor: InstitutionActor,
  group: FeeGroup | undefined,
): Promise<readonly OwnFee[]> {
  const statuses = group === undefined ? null : STATUSES_OF_FEE_GROUP[group];
  return readAs(actor, async (trx) => {
    const page = await listOwnFees(trx, { institutionId: actor.institutionId, statuses, size: MOST });
    return page.rows;
  });
}
