import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { LIMITS, networkOf } from "#app/domain/accounts/limits.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/accounts.server.ts";
import { uncountTry } from "#db/queries/accounts/attempts.ts";
import { deleteSessionByToken } from "#db/queries/accounts/sessions.ts";
import type { AccountsContext } from "../context.ts";
import { countTries } from "./count-tries.server.ts";

const refusals = {
  wrong: "credentials-wrong",
  unconfirmed: "email-unconfirmed",
  suspended: "account-suspended",
} as const;

/**
 * Opens a session after a correct password; returns the headers that set its cookie. An unknown address and a wrong
 * password get the same response in the same time. An unconfirmed address is refused only after the password was right.
 */
export async function signIn(
  ctx: AccountsContext,
  _actor: PublicActor,
  { email, password, client }: { email: string; password: string; client: Client },
): Promise<Headers> {
  const { accounts, withAccounts } = ctx;
  const device = accounts.knownDevice.of(client.cookie, email);
  const who = device === null ? `account:${email}` : `device:${device}`;
  const limits = [
    { ...LIMITS.signInFromNetwork, key: accounts.secrets.fingerprint("sign-in", networkOf(client.address)) },
    { ...LIMITS.signIn, key: accounts.secrets.fingerprint("sign-in", who) },
  ];
  await countTries(ctx, limits);

  const answer = await accounts.signIn({ email, password }, client);
  if (answer.is !== "signed-in") throw new Refusal(refusals[answer.is]);

  await withAccounts(async (trx) => {
    for (const { key } of limits) await uncountTry(trx, key);
    // This browser's previous session ends: its cookie is replaced, so nobody could end it any more.
    const before = accounts.readToken(client.cookie);
    if (before !== null) await deleteSessionByToken(trx, before);
  });
  if (device === null) answer.headers.append("set-cookie", accounts.knownDevice.mark(email));
  return answer.headers;
}
