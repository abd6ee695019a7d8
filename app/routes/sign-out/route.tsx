import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { clientOf } from "#app/http/server/client.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { signOut } from "#app/services/accounts/sign-out.server.ts";

/** What the browser stores of the person ends with the session: copies of forms that could not be saved. */
const clearing = { name: "clear-site-data", value: '"storage"' };

/** A GET changes nothing: signing out is a POST. */
export async function loader(args: LoaderFunctionArgs) {
  await visitor(args);
  return seeOther(paths.home());
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  const headers = await signOut(ctx, actor, clientOf(args));
  headers.set(clearing.name, clearing.value);
  return seeOther(paths.home(), headers);
}
