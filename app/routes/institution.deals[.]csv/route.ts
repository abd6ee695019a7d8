import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/answers/csv-response.server.ts";
import { dealsQuery, filterOf } from "#app/shared/deals-query.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { exportDeals } from "#app/services/matching/export-deals.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { dealRows } from "./deal-rows.ts";

/** The ranked list as CSV, with the filters of its URL; exact edges of the cards' bands. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  await countReading(ctx, actor, "spreadsheet");
  const query = readQuery(args.request, dealsQuery);
  const deals = await exportDeals(ctx, actor, {
    mandateId: query.mandate ?? null,
    filter: filterOf(query),
    sort: query.sort ?? "fit",
  });
  return csvResponse("longspring-deals.csv", dealRows(locale, deals));
}
