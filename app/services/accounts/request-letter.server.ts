import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { LIMITS, networkOf } from "#app/domain/accounts/limits.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { insertLetterRequest } from "#db/queries/accounts/sign-ups.ts";
import type { AccountsContext } from "../context.ts";
import { countTries } from "./count-tries.server.ts";

/**
 * Keeps that somebody wants a letter to an address: to confirm it, or to set a new password. Whether the address is
 * known, and what it is sent, is the worker's business (answer-letter-request).
 */
export async function requestLetter(
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
    { ...LIMITS.letterFromNetwork, key: accounts.secrets.fingerprint("letter", networkOf(clientAddress)) },
    { ...LIMITS.letter, key: accounts.secrets.fingerprint("letter", request.email) },
  ]);
  await withAccounts(async (trx) => {
    const letterRequestId = await insertLetterRequest(trx, request);
    await enqueue(trx, "answer-letter-request", { letterRequestId });
  });
}
