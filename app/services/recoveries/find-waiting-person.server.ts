import { found, refuseIf } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import type { AccountsContext } from "../context.ts";

/**
 * Whose sign-in waits for a code in this browser: their password was right within the last five minutes. Refused without
 * one ("sign-in-over"), and for an account of the demonstration, whose code a page shows.
 */
export async function findWaitingPerson(
  { accounts, withAccounts }: AccountsContext,
  client: Pick<Client, "cookie">,
): Promise<{ userId: string; email: string; locale: "en" | "zh-CN" }> {
  const userId = found(await accounts.secondFactor.pendingUserId(client.cookie), "sign-in-over");
  const person = found(await withAccounts((trx) => findPerson(trx, userId)), "sign-in-over");
  refuseIf(person.isDemonstration ? "recovery-of-demonstration" : null);
  return { userId, email: person.email, locale: person.locale };
}
