import type { Session } from "#app/domain/accounts/session.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { deleteSessionOfUser } from "#db/queries/accounts/sessions.ts";
import type { AccountsContext } from "../context.ts";

/** Signs the person out on one of their devices; another person's session is not found. */
export async function endSession(
  { withAccounts }: AccountsContext,
  person: Session,
  { sessionId }: { sessionId: string },
): Promise<void> {
  const ended = await withAccounts((trx) => deleteSessionOfUser(trx, person.userId, sessionId));
  if (ended === 0) throw new Refusal("session-not-found");
}
