import type { LoaderFunctionArgs } from "@remix-run/node";
import { invoiceSheetResponse } from "#app/http/answers/invoice-sheet-response.server.ts";
import { requireAdmin } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const acting = await requireAdmin(args, "settle");
  return invoiceSheetResponse(args, acting);
}
