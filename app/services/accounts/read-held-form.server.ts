import type { Session } from "#app/domain/accounts/session.ts";
import { found } from "#app/domain/refusal.ts";
import { findHeldForm, type HeldForm } from "#db/queries/accounts/held-forms.ts";
import type { AccountsContext } from "../context.ts";

/** What this session sent and waits for a confirmation; "held-form-not-found" after an hour. */
export async function readHeldForm(
  { withAccounts }: AccountsContext,
  person: Session,
  { formId }: { formId: string },
): Promise<HeldForm> {
  return found(await withAccounts((trx) => findHeldForm(trx, person.id, formId)), "held-form-not-found");
}
