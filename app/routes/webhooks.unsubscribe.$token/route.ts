import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { oneClickForm } from "#app/domain/notifications/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { stopEmails } from "#app/services/notifications/stop-emails.server.ts";

/** A person who opens the URL gets the page with the button. */
export async function loader(args: LoaderFunctionArgs) {
  await visitor(args);
  return seeOther(paths.stopEmails(args.params["token"] ?? ""));
}

/** One-click unsubscribe by a mail program (RFC 8058): no origin and no cookie, only the token in the URL counts. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await visitor(args);
  await readForm(args, oneClickForm);
  await stopEmails(ctx, actor, { token: args.params["token"] ?? "" });
  return new Response(null, { status: 200 });
}
