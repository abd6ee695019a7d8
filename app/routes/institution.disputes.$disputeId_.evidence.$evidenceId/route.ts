import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse } from "#app/http/answers/file-response.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParams } from "#app/http/forms/params.ts";
import { openEvidence } from "#app/services/deals/open-evidence.server.ts";

/** Evidence of a dispute; opening it is logged. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "deals" });
  const ids = idParams(args.params, "disputeId", "evidenceId");
  return fileResponse(await openEvidence(ctx, actor, ids));
}
