import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse } from "#app/http/answers/file-response.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParams } from "#app/http/forms/params.ts";
import { openAttachment } from "#app/services/introductions/open-attachment.server.ts";

/** A message's file; opening by the other side is logged. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const ids = idParams(args.params, "introductionId", "attachmentId");
  return fileResponse(await openAttachment(ctx, actor, ids));
}
