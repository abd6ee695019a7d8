import type { LoaderFunctionArgs } from "@remix-run/node";
import { statementQuery } from "#app/domain/billing/invoice-query.ts";
import { pdfResponse } from "#app/http/answers/pdf-response.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { readStatementSheet } from "#app/services/billing/read-statement-sheet.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";

/** A month's statement of account as a PDF, in the reader's language unless the URL names one. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals", need: "pay" });
  await countReading(ctx, actor, "invoiceSheet");
  const { month, lang = locale } = readQuery(args.request, statementQuery);
  return pdfResponse(await readStatementSheet(ctx, actor, { month, locale: lang }));
}
