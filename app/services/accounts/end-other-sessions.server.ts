import type { Session } from "#app/domain/accounts/session.ts";
import { deleteOtherSessionsOfUser } from "#db/queries/accounts/sessions.ts";
import type { AccountsContext } from "../context.ts";

/** Signs the person out on all other devices. */
export function endOtherSessions({ withAccounts }: AccountsContext, person: Session): Promise<void> {
  return withAccounts((trx) => deleteOtherSessionsOfUser(trx, person.userId, person.id));
}
