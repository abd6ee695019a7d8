import type { Session } from "#app/domain/accounts/session.ts";
import { type HeldForm, insertHeldForm } from "#db/queries/accounts/held-forms.ts";
import type { AccountsContext } from "../context.ts";

/**
 * Keeps what a person sent until they have confirmed who they are; returns the id by which they go on, or undefined if
 * their session has ended meanwhile.
 */
export function holdForm(
  { withAccounts }: Pick<AccountsContext, "withAccounts">,
  person: Pick<Session, "id">,
  form: HeldForm,
): Promise<string | undefined> {
  return withAccounts((trx) => insertHeldForm(trx, { sessionId: person.id, ...form }));
}
