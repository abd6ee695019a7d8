import { LIMITS } from "#app/domain/accounts/limits.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { uncountTry } from "#db/queries/accounts/attempts.ts";
import { confirmSession } from "#db/queries/accounts/sessions.ts";
import type { AccountsContext } from "../context.ts";
import { countTries } from "./count-tries.server.ts";

/**
 * Begins to set up a second factor, after the password: a new secret, which does not count before a first code. Tries
 * are counted, so that a stolen session can't be used to guess the password.
 */
export async function startSecondFactor(
  ctx: AccountsContext,
  person: Session,
  { password, client }: { password: string; client: Client },
): Promise<void> {
  const { accounts, withAccounts } = ctx;
  refuseIf(person.hasFactor ? "second-factor-on" : null);
  const key = accounts.secrets.fingerprint("change-password", person.userId);
  await countTries(ctx, [{ ...LIMITS.signIn, key }]);
  refuseIf((await accounts.secondFactor.start(password, client)) ? null : "password-wrong");
  await withAccounts(async (trx) => {
    await uncountTry(trx, key);
    await confirmSession(trx, person.id);
  });
}
