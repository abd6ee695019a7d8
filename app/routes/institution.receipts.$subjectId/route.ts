import type { LoaderFunctionArgs } from "@remix-run/node";
import { receiptResponse } from "#app/http/answers/receipt-response.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const acting = await requireInstitution(args, { unverified: "deals" });
  return receiptResponse(args, acting);
}
