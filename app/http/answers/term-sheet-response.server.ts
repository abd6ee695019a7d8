import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { termSheetQuery } from "#app/domain/offers/form/sheet-query.ts";
import { idParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import type { ActingAs } from "#app/http/guards.server.ts";
import { readTermSheet } from "#app/services/offers/read-term-sheet.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { paths } from "#app/shared/paths.ts";
import { fileResponse } from "./file-response.server.ts";

/** An issued version of the offer in the URL as a PDF, in the reader's language unless the URL names one. */
export async function termSheetResponse(
  { request, params }: LoaderFunctionArgs,
  { ctx, actor, locale }: ActingAs<PartyActor>,
): Promise<Response> {
  const offerId = idParam(params, "offerId");
  await countReading(ctx, actor, "termSheet");
  const { version, language = locale } = readQuery(request, termSheetQuery);
  const checkedAt = ctx.config.web.publicOrigin + paths.checkTermSheet();
  return fileResponse(await readTermSheet(ctx, actor, { offerId, version, locale: language, checkedAt }));
}
