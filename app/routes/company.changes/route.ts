import type { LoaderFunctionArgs } from "@remix-run/node";
import { changeStream } from "#app/http/answers/change-stream.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  await requireCompany(args);
  return changeStream(args, async (asked) => {
    const { actor } = await requireCompany(asked);
    return { actor, organizationId: actor.companyId };
  });
}
