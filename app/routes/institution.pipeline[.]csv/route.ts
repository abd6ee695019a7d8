import type { LoaderFunctionArgs } from "@remix-run/node";
import { boardQuery } from "#app/domain/pipeline/forms.ts";
import { csvResponse } from "#app/http/answers/csv-response.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { exportBoard } from "#app/services/pipeline/export-board.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { boardRows } from "./board-rows.ts";

/** The board as CSV, with the filters of its URL. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  await countReading(ctx, actor, "spreadsheet");
  const cards = await exportBoard(ctx, actor, readQuery(args.request, boardQuery));
  return csvResponse("longspring-pipeline.csv", boardRows(locale, cards));
}
