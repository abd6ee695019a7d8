import { IN_FORCE } from "#app/domain/accounts/agreements.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import { insertAcceptances } from "#db/queries/accounts/acceptances.ts";
import type { AccountsContext } from "../context.ts";

/** Stores that the person accepts the versions in force, with the instant. Repeating it changes nothing. */
export function acceptAgreements({ withAccounts, now }: AccountsContext, { userId }: Session): Promise<void> {
  return withAccounts((trx) => insertAcceptances(trx, userId, IN_FORCE, now()));
}
