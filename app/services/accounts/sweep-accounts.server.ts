import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { deleteRunOut } from "#db/queries/sign-ups.ts";
import type { AccountsContext } from "../context.ts";

/** Removes what has run out and serves nobody: old sessions, spent links, counted tries, unanswered requests. */
export function sweepAccounts({ withAccounts }: AccountsContext, _actor: SystemActor): Promise<void> {
  return withAccounts(deleteRunOut);
}
