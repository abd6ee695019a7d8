import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/answers/csv-response.server.ts";
import { fundersQuery } from "#app/shared/funders-query.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { listFunders } from "#app/services/matching/list-funders.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { funderRows } from "./funder-rows.ts";

/** More mandates than any market has. */
const all = 10_000;

/** Eligible mandates and near misses as CSV. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  await countReading(ctx, actor, "spreadsheet");
  const { prospect } = readQuery(args.request, fundersQuery);
  const wanted = { prospectId: prospect ?? null, after: null, size: all };
  const { funders: fit } = await listFunders(ctx, actor, { ...wanted, view: "fit" });
  const { funders: near } = await listFunders(ctx, actor, { ...wanted, view: "near" });
  return csvResponse("longspring-funders.csv", funderRows(locale, fit?.fitting ?? [], near?.near ?? []));
}
