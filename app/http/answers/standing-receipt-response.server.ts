import type { AdminActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { standingReceiptQuery } from "#app/domain/events/receipt-query.ts";
import { readQuery } from "#app/http/forms/query.ts";
import type { ActingAs } from "#app/http/guards.server.ts";
import { readStandingReceipt } from "#app/services/events/read-standing-receipt.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { pdfResponse } from "./pdf-response.server.ts";

/** The receipt of an admin's act on an institution as a PDF, in the reader's language unless the URL names one. */
export async function standingReceiptResponse(
  request: Request,
  { ctx, actor, locale }: ActingAs<AdminActor | InstitutionActor>,
  institutionId: string,
): Promise<Response> {
  const { act, language = locale } = readQuery(request, standingReceiptQuery);
  await countReading(ctx, actor, "termSheet");
  return pdfResponse(await readStandingReceipt(ctx, actor, { institutionId, act, locale: language }));
}
