import type { LoaderFunctionArgs } from "@remix-run/node";
import { standingReceiptResponse } from "#app/http/answers/standing-receipt-response.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const acting = await requireInstitution(args, { unverified: "allowed" });
  return standingReceiptResponse(args.request, acting, acting.actor.institutionId);
}
