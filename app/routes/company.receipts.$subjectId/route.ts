import type { LoaderFunctionArgs } from "@remix-run/node";
import { receiptResponse } from "#app/http/answers/receipt-response.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const acting = await requireCompany(args);
  return receiptResponse(args, acting);
}
