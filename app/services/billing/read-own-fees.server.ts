import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { type FeeGroup, STATUSES_OF_FEE_GROUP } from "#app/domain/billing/fee-lists.ts";
import { nextInvoiceOn } from "#app/domain/billing/next-invoice.ts";
import { dayOf } from "#app/lib/days.ts";
import { PAGE_SIZE } from "#app/lib/paging.ts";
import { listOwnFees, sumOwnFees } from "#db/queries/billing/own-fees.ts";
import type { ServiceContext } from "../context.ts";

interface ReadOwnFees {
  group: FeeGroup | undefined;
  cursor: string | undefined;
}

/** A page of an institution's fees by group, the figures above them, and when the next invoice comes. */
export function readOwnFees(
  { readAs, now }: ServiceContext,
  actor: InstitutionActor,
  { group, cursor }: ReadOwnFees,
) {
  const { institutionId } = actor;
  return readAs(actor, async (trx) => {
    const statuses = group === undefined ? null : STATUSES_OF_FEE_GROUP[group];
    const page = await listOwnFees(trx, { institutionId, statuses, cursor, size: PAGE_SIZE });
    const { oldestAccruedAt, ...figures } = await sumOwnFees(trx, institutionId, dayOf(now()));
    return { page, figures, nextInvoiceOn: nextInvoiceOn(now(), oldestAccruedAt) };
  });
}
