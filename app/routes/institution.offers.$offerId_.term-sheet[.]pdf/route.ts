import type { LoaderFunctionArgs } from "@remix-run/node";
import { termSheetResponse } from "#app/http/answers/term-sheet-response.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const acting = await requireInstitution(args);
  return termSheetResponse(args, acting);
}
