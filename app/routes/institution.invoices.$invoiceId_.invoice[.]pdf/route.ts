import type { LoaderFunctionArgs } from "@remix-run/node";
import { invoiceSheetResponse } from "#app/http/answers/invoice-sheet-response.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const acting = await requireInstitution(args, { unverified: "deals", need: "pay" });
  return invoiceSheetResponse(args, acting);
}
