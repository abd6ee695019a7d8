import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/answers/csv-response.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { readPublicFigures } from "#app/services/public/read-public-figures.server.ts";
import { figureRows } from "./figure-rows.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await visitor(args);
  return csvResponse("longspring-figures.csv", figureRows(locale, await readPublicFigures(ctx, actor)));
}
