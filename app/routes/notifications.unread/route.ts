import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "#app/http/guards.server.ts";

/** How many notifications wait for the reader, for the bell of a page that is open. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, session } = await requireUser(args);
  return Response.json({ unread: session.unread, asOf: ctx.now().getTime() });
}
