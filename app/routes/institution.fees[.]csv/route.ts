import type { LoaderFunctionArgs } from "@remix-run/node";
import { FEE_GROUPS } from "#app/domain/billing/fee-lists.ts";
import { csvResponse } from "#app/http/answers/csv-response.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { listQuery, readQuery } from "#app/http/forms/query.ts";
import { exportOwnFees } from "#app/services/billing/export-own-fees.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { feeRows } from "./fee-rows.ts";

const query = listQuery(FEE_GROUPS);

/** The fees as CSV, all or those of the page's group. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals", need: "pay" });
  await countReading(ctx, actor, "spreadsheet");
  const { group } = readQuery(args.request, query);
  return csvResponse("longspring-fees.csv", feeRows(locale, await exportOwnFees(ctx, actor, group)));
}
