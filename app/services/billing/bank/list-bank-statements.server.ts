import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { listStatementRows } from "#db/queries/billing/bank-statements.ts";
import type { ServiceContext } from "../../context.ts";

/** Imported statements, the latest first, with how many lines of each are left to match. */
export function listBankStatements(
  { readAs }: ServiceContext,
  actor: AdminActor,
  { cursor }: { cursor: string | undefined },
) {
  return readAs(actor, (trx) => listStatementRows(trx, cursor));
}
