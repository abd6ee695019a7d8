import type { Session } from "#app/domain/accounts/session.ts";
import { updatePerson } from "#db/queries/accounts/people.ts";
import type { AccountsContext } from "../context.ts";

/** Changes the person's name and the language that the platform uses with them, e-mails included. */
export function changePerson(
  { withAccounts }: AccountsContext,
  person: Session,
  { name, locale }: { name: string; locale: "en" | "zh-CN" },
): Promise<void> {
  return withAccounts((trx) => updatePerson(trx, person.userId, { name, locale }));
}
