import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { deviceOf } from "#app/domain/accounts/devices.ts";
import { LIMITS, networkOf } from "#app/domain/accounts/limits.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { uncountTry } from "#db/queries/accounts/attempts.ts";
import { deleteSessionByToken } from "#db/queries/accounts/sessions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { AccountsContext } from "../context.ts";
import { countTries } from "./count-tries.server.ts";
import { mayUseRecovery } from "../recoveries/may-use-recovery.server.ts";
import { enterDemonstration } from "./enter-demonstration.server.ts";

const refusals = {
  wrong: "credentials-wrong",
  unconfirmed: "email-unconfirmed",
  suspended: "account-suspended",
  demonstration: "account-of-demonstration",
} as const;

export interface SignIn {
  email: string;
  password: string;
  client: Client;
  /** Part of another act of which the person knows: no e-mail about it. */
  isExpected?: boolean;
}

export interface SignedIn {
  /** Set the cookie of the session, or of the sign-in that waits for a code. */
  headers: Headers;
  needsCode: boolean;
  /** Whose session it is; null while the sign-in waits for a code. */
  userId: string | null;
  /** A recovery of the account was approved and can be used now: instead of a code. */
  isRecoverable?: boolean;
}

/**
 * Opens a session after a correct password; whoever has a second factor gets a sign-in that waits for its code instead.
 * An unknown address and a wrong password get the same response in the same time. An unconfirmed address is refused only
 * after the password was right. A session in a browser that is not known for the account is told by e-mail.
 */
export async function signIn(
  ctx: AccountsContext,
  _actor: PublicActor,
  { email, password, client, isExpected = false }: SignIn,
): Promise<SignedIn> {
  const { accounts, withAccounts, config, now } = ctx;
  const device = accounts.knownDevice.of(client.cookie, email);
  const limit = (who: keyof typeof LIMITS, key: string) => ({
    ...LIMITS[who],
    key: accounts.secrets.fingerprint("sign-in", key),
  });
  // A known browser has tries of its own alone: neither its network nor its account can be used up by a stranger.
  const limits =
    device === null
      ? [limit("signInFromNetwork", networkOf(client.address)), limit("signIn", `account:${email}`)]
      : [limit("signIn", `device:${device}`)];
  await countTries(ctx, limits);

  const answer = await accounts.signIn({ email, password }, client);
  if (answer.is !== "signed-in" && answer.is !== "code-needed") throw new Refusal(refusals[answer.is]);

  await withAccounts(async (trx) => {
    for (const { key } of limits) await uncountTry(trx, key);
    // This browser's previous session ends: its cookie is replaced, so nobody could end it any more.
    const before = accounts.readToken(client.cookie);
    if (before !== null) await deleteSessionByToken(trx, before);
    // A generated person's mailbox is everybody's, and so is their password.
    if (device !== null || isExpected || answer.is === "code-needed" || answer.isDemonstration) return;
    const { userId } = answer;
    await enqueue(trx, "send-new-device", { userId, at: now().toISOString(), ...deviceOf(client.userAgent) });
  });
  const userId = answer.is === "code-needed" ? null : answer.userId;
  const { headers, needsCode } = config.isDemo
    ? await enterDemonstration(ctx, answer, client)
    : { headers: answer.headers, needsCode: answer.is === "code-needed" };
  if (needsCode) return { headers, needsCode, userId, isRecoverable: await mayUseRecovery(ctx, headers) };
  if (!config.isDemo && device === null) headers.append("set-cookie", accounts.knownDevice.mark(email));
  return { headers, needsCode, userId };
}
