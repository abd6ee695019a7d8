import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { listDevMail } from "#db/queries/notifications/dev-mail.ts";
import type { ServiceContext } from "../context.ts";

/** The letters that an installation without a mail server stores, the newest first; of one recipient where one is given. */
export async function listLetters(
  { withActor }: ServiceContext,
  actor: PublicActor,
  { recipient }: { recipient: string | null },
) {
  const letters = await withActor(actor, (trx) => listDevMail(trx, recipient));
  return letters.map(({ id, recipient: to, subject, text, sentAt }) => ({
    id: String(id),
    to,
    subject,
    text,
    sentAt,
  }));
}
