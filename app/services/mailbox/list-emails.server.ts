import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { listDevMail } from "#db/queries/notifications/dev-mail.ts";
import type { ServiceContext } from "#app/services/context.ts";

/** The e-mails that an installation without a mail server stores, the newest first; of one recipient if given. */
export async function listEmails(
  { readAs }: ServiceContext,
  actor: PublicActor,
  { recipient }: { recipient: string | null },
) {
  const emails = await readAs(actor, (trx) => listDevMail(trx, recipient));
  return emails.map(({ id, recipient: to, subject, text, sentAt }) => ({
    id: String(id),
    to,
    subject,
    text,
    sentAt,
  }));
}
