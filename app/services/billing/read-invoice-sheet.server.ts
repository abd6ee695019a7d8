import type { AdminActor, InstitutionActor, SystemActor } from "#app/domain/accounts/actor.ts";
import { invoiceProfileSchema } from "#app/domain/billing/invoice-profile.ts";
import { found } from "#app/domain/refusal.ts";
import type { Locale } from "#app/i18n/locale.ts";
import {
  composeCreditNote,
  composeInvoice,
  type PayeeAccount,
} from "#app/integrations/sheets/compose-invoice.ts";
import { listShownCredits, listShownLines } from "#db/queries/billing/invoice-parts.ts";
import { findShownInvoice } from "#db/queries/billing/own-invoices.ts";
import type { SheetsContext } from "../context.ts";

export interface ReadInvoiceSheet {
  invoiceId: string;
  /** A credit note on it instead. */
  creditNoteId?: string | undefined;
  locale: Locale;
  account: PayeeAccount | null;
}

/**
 * An invoice, or a credit note on it, as a PDF: the same bytes each time for the same document and language. For its
 * institution, for finance admins, and for the job that sends it.
 */
export async function readInvoiceSheet(
  { readAs, sheets }: SheetsContext,
  actor: InstitutionActor | AdminActor | SystemActor,
  { invoiceId, creditNoteId, locale, account }: ReadInvoiceSheet,
): Promise<{ name: string; pdf: Buffer }> {
  const ownerId = actor.kind === "institution" ? actor.institutionId : null;
  const sheet = await readAs(actor, async (trx) => {
    const row = found(await findShownInvoice(trx, invoiceId, ownerId), "invoice-not-found");
    const invoice = { ...row, profile: invoiceProfileSchema.parse(row.profile), account };
    if (creditNoteId === undefined)
      return composeInvoice(locale, { ...invoice, lines: await listShownLines(trx, invoiceId) });
    const credits = await listShownCredits(trx, invoiceId);
    const credit = found(
      credits.find(({ id }) => id === creditNoteId),
      "invoice-not-found",
    );
    return composeCreditNote(locale, credit, invoice);
  });
  const language = locale === "en" ? "en" : "zh";
  return { name: `${sheet.lead}-${language}.pdf`, pdf: await sheets.write(sheet) };
}
