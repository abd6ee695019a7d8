import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockPersonByEmail } from "#db/queries/accounts/people.ts";
import { deleteEmailRequest } from "#db/queries/accounts/sign-ups.ts";
import type { AccountsContext } from "#app/services/context.ts";

/** Sends the e-mail that was requested for an address, if there is one. An unknown address gets nothing. */
export async function answerEmailRequest(
  { withAccounts }: AccountsContext,
  _actor: SystemActor,
  { emailRequestId }: { emailRequestId: string },
): Promise<void> {
  await withAccounts(async (trx) => {
    const request = await deleteEmailRequest(trx, emailRequestId);
    if (request === undefined) return;
    const person = await lockPersonByEmail(trx, request.email);
    if (person === undefined) return;
    const payload = { userId: person.id };
    if (request.kind === "password_reset") await enqueue(trx, "send-password-reset", payload);
    else await enqueue(trx, person.emailVerified ? "send-account-exists" : "send-verification", payload);
  });
}
