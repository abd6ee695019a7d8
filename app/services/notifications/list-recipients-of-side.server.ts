import type { Side } from "#app/domain/notifications/kinds.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { EmailFacts } from "#db/queries/notifications/emails.ts";
import { listAdminRecipients, listRecipients } from "#db/queries/organizations/recipients.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The recipients of a side, each with the language of their e-mails. */
export async function listRecipientsOfSide(
  trx: ActorTransaction,
  side: Side,
  { companyId, institutionId }: EmailFacts,
): Promise<{ id: string; email: string; locale: Locale }[]> {
  if (side === "admin") return listAdminRecipients(trx);
  const organizationId = side === "company" ? companyId : institutionId;
  return organizationId === null ? [] : listRecipients(trx, organizationId);
}
