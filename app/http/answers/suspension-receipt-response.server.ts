import type { AdminActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { receiptQuery } from "#app/domain/events/receipt-query.ts";
import { readQuery } from "#app/http/forms/query.ts";
import type { ActingAs } from "#app/http/guards.server.ts";
import { readSuspensionReceipt } from "#app/services/events/read-suspension-receipt.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { pdfResponse } from "./pdf-response.server.ts";

/** The receipt of an institution's suspension as a PDF, in the reader's language unless the URL names one. */
export async function suspensionReceiptResponse(
  request: Request,
  { ctx, actor, locale }: ActingAs<AdminActor | InstitutionActor>,
  institutionId: string,
): Promise<Response> {
  const { language = locale } = readQuery(request, receiptQuery);
  await countReading(ctx, actor, "termSheet");
  return pdfResponse(await readSuspensionReceipt(ctx, actor, { institutionId, locale: language }));
}
