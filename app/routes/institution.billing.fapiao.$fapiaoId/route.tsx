import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse } from "#app/http/answers/file-response.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { readFapiaoFile } from "#app/services/billing/read-fapiao-file.server.ts";

/** The file of a fapiao, for its institution. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "deals" });
  return fileResponse(await readFapiaoFile(ctx, actor, idParam(args.params, "fapiaoId")));
}
