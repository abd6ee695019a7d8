import type { LoaderFunctionArgs } from "@remix-run/node";
import { standingReceiptResponse } from "#app/http/answers/standing-receipt-response.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireAdmin } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const acting = await requireAdmin(args, "moderate");
  return standingReceiptResponse(args.request, acting, idParam(args.params, "institutionId"));
}
