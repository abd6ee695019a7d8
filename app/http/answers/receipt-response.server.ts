import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { receiptQuery } from "#app/domain/events/receipt-query.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { idParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import type { ActingAs } from "#app/http/guards.server.ts";
import { readReceipt } from "#app/services/events/read-receipt.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { paths } from "#app/shared/paths.ts";
import { pdfResponse } from "./pdf-response.server.ts";

/** The receipt of an act on the subject in the URL as a PDF, in the reader's language unless the URL names one. */
export async function receiptResponse(
  { request, params }: LoaderFunctionArgs,
  { ctx, actor, locale }: ActingAs<PartyActor>,
): Promise<Response> {
  const subjectId = idParam(params, "subjectId");
  const { act, version, by, language = locale } = readQuery(request, receiptQuery);
  if (act === undefined) throw new Refusal("act-receipt-not-found");
  await countReading(ctx, actor, "termSheet");
  const checkedAt = ctx.config.web.publicOrigin + paths.checkTermSheet();
  const asked = { subjectId, act, version, by, locale: language, checkedAt };
  return pdfResponse(await readReceipt(ctx, actor, asked));
}
