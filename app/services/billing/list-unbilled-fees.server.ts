import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { decodeCursor, toPage } from "#app/lib/paging.ts";
import { listFeesToInvoice } from "#db/queries/billing/invoice-lists.ts";
import type { ServiceContext } from "../context.ts";

const key = { nameZh: "text", instantKey: "timestamptz", id: "uuid" } as const;

/** A page of the fees that stand on no invoice yet, by institution. */
export function listUnbilledFees(
  { readAs }: ServiceContext,
  actor: AdminActor,
  { q, after }: { q?: string | undefined; after?: string | undefined },
) {
  return readAs(actor, async (trx) => {
    const last = after === undefined ? null : decodeCursor(key, after);
    return toPage(key, await listFeesToInvoice(trx, { words: q, after: last }));
  });
}
