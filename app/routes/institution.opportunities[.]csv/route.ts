import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/answers/csv-response.server.ts";
import { opportunitiesQuery, filterOf } from "#app/shared/opportunities-query.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { exportOpportunities } from "#app/services/matching/export-opportunities.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { opportunityRows } from "./opportunity-rows.ts";

/** The ranked list as CSV, with the filters of its URL; exact edges of the cards' bands. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  await countReading(ctx, actor, "spreadsheet");
  const query = readQuery(args.request, opportunitiesQuery);
  const opportunities = await exportOpportunities(ctx, actor, {
    mandateId: query.mandate ?? null,
    filter: filterOf(query),
    sort: query.sort ?? "fit",
  });
  return csvResponse("longspring-opportunities.csv", opportunityRows(locale, opportunities));
}
