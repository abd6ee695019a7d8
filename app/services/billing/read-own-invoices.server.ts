import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { dueFen } from "#app/domain/billing/invoice.ts";
import type { InvoiceStatus } from "#app/domain/billing/lifecycle.ts";
import { listOwnInvoices } from "#db/queries/billing/own-invoices.ts";
import type { ServiceContext } from "../context.ts";

interface ReadOwnInvoices {
  status: InvoiceStatus | undefined;
  cursor: string | undefined;
}

/** A page of an institution's invoices, the last issued first, each with what is due of it now, in fen. */
export function readOwnInvoices(
  { readAs }: ServiceContext,
  actor: InstitutionActor,
  { status, cursor }: ReadOwnInvoices,
) {
  const { institutionId } = actor;
  return readAs(actor, async (trx) => {
    const { rows, next } = await listOwnInvoices(trx, { institutionId, status: status ?? null, cursor });
    return { rows: rows.map((row) => ({ ...row, leftFen: row.status === "open" ? dueFen(row) : 0n })), next };
  });
}
