import type { LoaderFunctionArgs } from "@remix-run/node";
import { applicationSheetQuery } from "#app/domain/applications/sheet-query.ts";
import { pdfResponse } from "#app/http/answers/pdf-response.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { readApplicationSheet } from "#app/services/applications/read-application-sheet.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";

/** An application as one PDF, in the reader's language unless the URL names one; logged like an opening of its page. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const applicationId = idParam(args.params, "applicationId");
  await countReading(ctx, actor, "applicationSheet");
  const { lang = locale } = readQuery(args.request, applicationSheetQuery);
  return pdfResponse(await readApplicationSheet(ctx, actor, { applicationId, locale: lang }));
}
