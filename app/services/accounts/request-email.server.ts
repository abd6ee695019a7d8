import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { LIMITS, networkOf } from "#app/domain/accounts/limits.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { insertEmailRequest } from "#db/queries/accounts/sign-ups.ts";
import type { AccountsContext } from "#app/services/context.ts";
import { countTries } from "./count-tries.server.ts";

/**
 * Stores a request for an e-mail that confirms an address or resets a password. The worker decides whether the address
 * is known, and what is sent (answer-email-request).
 */
export async function requestEmail(
  ctx: AccountsContext,
  _actor: PublicActor,
  {
    clientAddress,
    ...request
  }: {
    kind: "verification" | "password_reset";
    email: string;
    clientAddress: string;
  },
): Promise<void> {
  const { accounts, withAccounts } = ctx;
  await countTries(ctx, [
    { ...LIMITS.emailFromNetwork, key: accounts.secrets.fingerprint("email", networkOf(clientAddress)) },
    { ...LIMITS.email, key: accounts.secrets.fingerprint("email", request.email) },
  ]);
  await withAccounts(async (trx) => {
    const emailRequestId = await insertEmailRequest(trx, request);
    await enqueue(trx, "answer-email-request", { emailRequestId });
  });
}
