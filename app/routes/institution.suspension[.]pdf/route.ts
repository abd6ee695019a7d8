import type { LoaderFunctionArgs } from "@remix-run/node";
import { suspensionReceiptResponse } from "#app/http/answers/suspension-receipt-response.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const acting = await requireInstitution(args, { unverified: "allowed" });
  return suspensionReceiptResponse(args.request, acting, acting.actor.institutionId);
}
