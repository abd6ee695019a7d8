import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { clientOf } from "#app/http/server/client.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { signOut } from "#app/services/accounts/sign-out.server.ts";

/** A GET changes nothing: signing out is a POST. */
export async function loader(args: LoaderFunctionArgs) {
  await visitor(args);
  return seeOther(paths.home());
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  return seeOther(paths.home(), await signOut(ctx, actor, clientOf(args)));
}
