import type { LoaderFunctionArgs } from "@remix-run/node";
import { termSheetQuery } from "#app/domain/offers/form/sheet-query.ts";
import { fileResponse } from "#app/http/answers/file-response.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { readTermSheet } from "#app/services/offers/read-term-sheet.server.ts";

/** An issued version as a PDF, in the reader's language unless the URL names one. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const offerId = idParam(args.params, "offerId");
  await countReading(ctx, actor, "termSheet");
  const { version, language = locale } = readQuery(args.request, termSheetQuery);
  const checkedAt = ctx.config.web.publicOrigin + paths.checkTermSheet();
  const sheet = await readTermSheet(ctx, actor, { offerId, version, locale: language, checkedAt });
  return fileResponse(sheet);
}
