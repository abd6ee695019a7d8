import type { LoaderFunctionArgs } from "@remix-run/node";
import { changeStream } from "#app/http/answers/change-stream.server.ts";
import { requireAdmin } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  await requireAdmin(args);
  return changeStream(args, async (asked) => {
    const { actor } = await requireAdmin(asked);
    return { actor, organizationId: actor.userId };
  });
}
