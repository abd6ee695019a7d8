import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";

/** Every criterion of one opportunity, fetched when its card is opened in a list. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  await countReading(ctx, actor, "comparison");
  const { mandate } = readQuery(args.request, z.object({ mandate: z.uuid().optional() }));
  const { comparison } = await readOpportunity(ctx, actor, {
    prospectId: idParam(args.params, "prospectId"),
    mandateId: mandate ?? null,
  });
  return { comparison };
}
