import type { LoaderFunctionArgs } from "@remix-run/node";
import { termSheetResponse } from "#app/http/answers/term-sheet-response.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const acting = await requireCompany(args);
  return termSheetResponse(args, acting);
}
