import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse } from "#app/http/answers/file-response.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { openOwnFile } from "#app/services/documents/open-own-file.server.ts";

/** A file of the company. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  return fileResponse(await openOwnFile(ctx, actor, idParam(args.params, "fileId")));
}
