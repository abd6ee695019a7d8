import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { ROLES_FOR } from "#app/domain/accounts/member-roles.ts";
import { invoiceProfileSchema } from "#app/domain/billing/invoice-profile.ts";
import { dueFen } from "#app/domain/billing/invoice.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { formatDay, formatMoneyExact } from "#app/i18n/format.ts";
import { formatMonth } from "#app/i18n/format-month.ts";
import { translator } from "#app/i18n/translator.ts";
import { composeEmail } from "#app/integrations/mail/compose.ts";
import { pageAbout } from "#app/shared/page-about.ts";
import { findShownInvoice } from "#db/queries/billing/own-invoices.ts";
import { listRecipients } from "#db/queries/organizations/recipients.ts";
import type { InvoiceCopiesContext } from "../billing-context.ts";
import { readInvoiceSheet } from "./read-invoice-sheet.server.ts";

const payers: readonly string[] = ROLES_FOR.pay;

/**
 * Sends an invoice as link and PDF to the address of its billing profile, in the profile's language: when it was issued,
 * and with each reminder. Not to an address whose person is notified anyway, nor of an invoice that is void, or settled
 * before its reminder. A repeated run sends the same e-mail with the same id, of which a mailbox shows one.
 */
export async function sendInvoiceCopy(
  ctx: InvoiceCopiesContext,
  actor: SystemActor,
  { invoiceId, reminder }: JobPayload<"send-invoice-copy">,
): Promise<void> {
  const read = await ctx.readAs(actor, async (trx) => {
    const invoice = await findShownInvoice(trx, invoiceId, null);
    if (invoice === undefined || invoice.status === "void") return null;
    if (reminder > 0 && invoice.status !== "open") return null;
    return { invoice, people: await listRecipients(trx, invoice.institutionId) };
  });
  if (read === null) return;
  const { invoice, people } = read;
  const { email: to, locale } = invoiceProfileSchema.parse(invoice.profile);
  const isNotified = people.some(
    ({ email, role }) => payers.includes(role) && email.toLowerCase() === to?.toLowerCase(),
  );
  if (to === null || to === "" || isNotified) return;
  const { number, dueOn, period } = invoice;
  const { billingAccount: account, web } = ctx.config;
  const { name, pdf } = await readInvoiceSheet(ctx, actor, { invoiceId, locale, account });
  const t = translator(locale, "billing.copy");
  const page = pageAbout("invoice", "institution", { subjectId: invoiceId, pageId: null });
  const values = {
    number,
    amount: formatMoneyExact(locale, dueFen(invoice)),
    day: formatDay(locale, dueOn),
    month: formatMonth(locale, period),
  };
  const mail = composeEmail({
    locale,
    subject: t(reminder === 0 ? "issuedSubject" : "reminderSubject", values),
    paragraphs: [t(reminder === 0 ? "issued" : "reminder", values), t("transfer", { number })],
    action: { label: t("open"), url: web.publicOrigin + page },
    because: t("because", { origin: web.publicOrigin }),
  });
  await ctx.mailer.send({
    to,
    ...mail,
    id: `invoice-${invoiceId}-${reminder}`,
    attachments: [{ name, mediaType: "application/pdf", bytes: pdf }],
  });
}
