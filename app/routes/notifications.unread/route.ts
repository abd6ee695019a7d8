import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "#app/http/guards.server.ts";

/** The number of unread notifications, for the bell of an open page. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, session } = await requireUser(args);
  return Response.json({ unread: session.unread, asOf: ctx.now().getTime() });
}
