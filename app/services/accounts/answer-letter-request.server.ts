import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockPersonByEmail } from "#db/queries/accounts/people.ts";
import { takeLetterRequest } from "#db/queries/accounts/sign-ups.ts";
import type { AccountsContext } from "../context.ts";

/** Sends the letter that an address was promised, if there is one for it. A stranger's address is left in peace. */
export async function answerLetterRequest(
  { withAccounts }: AccountsContext,
  _actor: SystemActor,
  { letterRequestId }: { letterRequestId: string },
): Promise<void> {
  await withAccounts(async (trx) => {
    const request = await takeLetterRequest(trx, letterRequestId);
    if (request === undefined) return;
    const person = await lockPersonByEmail(trx, request.email);
    if (person === undefined) return;
    const payload = { userId: person.id };
    if (request.kind === "password_reset") await enqueue(trx, "send-password-reset", payload);
    else await enqueue(trx, person.emailVerified ? "send-account-exists" : "send-verification", payload);
  });
}
