import type { LoaderFunctionArgs } from "@remix-run/node";
import { changeStream } from "#app/http/answers/change-stream.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  await requireInstitution(args, { unverified: "deals" });
  return changeStream(args, async (asked) => {
    const { actor } = await requireInstitution(asked, { unverified: "deals" });
    return { actor, organizationId: actor.institutionId };
  });
}
