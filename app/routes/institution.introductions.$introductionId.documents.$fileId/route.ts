import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse } from "#app/http/answers/file-response.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParams } from "#app/http/forms/params.ts";
import { openSharedFile } from "#app/services/documents/open-shared-file.server.ts";

/** A file that a company opened to the institution; opening it is logged. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const ids = idParams(args.params, "introductionId", "fileId");
  return fileResponse(await openSharedFile(ctx, actor, ids));
}
