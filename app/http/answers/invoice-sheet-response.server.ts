import type { LoaderFunctionArgs } from "@remix-run/node";
import type { AdminActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { invoiceSheetQuery } from "#app/domain/billing/invoice-query.ts";
import { idParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import type { ActingAs } from "#app/http/guards.server.ts";
import { readInvoiceSheet } from "#app/services/billing/read-invoice-sheet.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { pdfResponse } from "./pdf-response.server.ts";

/** The invoice in the URL, or a credit note on it, as a PDF: in the reader's language unless the URL names one. */
export async function invoiceSheetResponse(
  { request, params }: LoaderFunctionArgs,
  { ctx, actor, locale }: ActingAs<InstitutionActor | AdminActor>,
): Promise<Response> {
  const invoiceId = idParam(params, "invoiceId");
  await countReading(ctx, actor, "invoiceSheet");
  const { lang = locale, note } = readQuery(request, invoiceSheetQuery);
  const account = ctx.config.billingAccount;
  const about = { invoiceId, creditNoteId: note, locale: lang, account };
  return pdfResponse(await readInvoiceSheet(ctx, actor, about));
}
