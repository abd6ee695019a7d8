import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { fileResponse, framedFileResponse } from "#app/http/answers/file-response.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParams } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { openSharedFile } from "#app/services/documents/open-shared-file.server.ts";

const query = z.object({ view: z.literal("frame").optional() });

/** A file that a company opened to the institution, saved or shown in a frame; opening it is logged. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const ids = idParams(args.params, "introductionId", "fileId");
  const { view } = readQuery(args.request, query);
  const file = await openSharedFile(ctx, actor, ids);
  return view === "frame" ? framedFileResponse(file) : fileResponse(file);
}
