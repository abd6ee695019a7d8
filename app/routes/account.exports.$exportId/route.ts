import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse } from "#app/http/answers/file-response.server.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { openExport } from "#app/services/exports/open-export.server.ts";
import { dayOf } from "#app/lib/days.ts";

/** Downloads an archive. Its file name does not identify its owner. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await requireMember(args);
  const { bytes, size, requestedAt } = await openExport(ctx, actor, {
    exportId: idParam(args.params, "exportId"),
  });
  return fileResponse({
    bytes,
    size,
    mediaType: "application/zip",
    name: `longspring-${dayOf(requestedAt)}.zip`,
  });
}
