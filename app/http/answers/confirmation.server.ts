import type { ActionFunctionArgs, TypedResponse } from "@remix-run/node";
import { DRAWN_FOR } from "#app/domain/accounts/drawn-for.ts";
import type { Refusal } from "#app/domain/refusal.ts";
import { holdForm } from "#app/services/accounts/hold-form.server.ts";
import { readPostedForm } from "#app/http/forms/form-data.server.ts";
import { bodyOf } from "#app/http/server/request-body.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "./redirects.server.ts";

/**
 * An act that a person must confirm first: what they sent is kept, and they are redirected to the page that asks for the
 * code and then sends it again. Null for every other refusal, and
 * if their session has ended meanwhile.
 */
export async function confirmationFor(
  { code, detail }: Refusal,
  { context, request }: ActionFunctionArgs,
): Promise<TypedResponse<never> | null> {
  if (code !== "confirmation-needed" && code !== "second-factor-missing") return null;
  const session = await context.notes.session;
  if (!session) return null;
  const posted = await postedTo(context, request);
  const sent = [...(posted?.data.entries() ?? [])].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as [string, string]] : [],
  );
  const drawn = (posted?.drawnFor ?? []).map((value) => [DRAWN_FOR, value] as [string, string]);
  const act = typeof detail?.act === "string" ? detail.act : null;
  const needsFactor = code === "second-factor-missing";
  const formId = await holdForm(context.app, session, {
    path: addressOf(request),
    needsFactor,
    act,
    fields: [...drawn, ...sent],
  });
  return formId === undefined ? null : seeOther(paths.confirm(formId));
}

/** The form, also where a guard refused before the action read it; a file is not kept. */
async function postedTo(context: ActionFunctionArgs["context"], request: Request) {
  if (context.notes.form) return context.notes.form.posted;
  const { isStreamed } = bodyOf(new URL(request.url).pathname, request.headers.get("content-type") ?? "");
  if (context.notes.posted) return context.notes.posted;
  return request.bodyUsed || isStreamed ? null : readPostedForm({ request, context });
}

/** Where a form is sent again: with `?index`, which Remix needs to tell a page from its parent. */
function addressOf(request: Request): string {
  const url = new URL(request.url);
  for (const own of ["_routes", "_data"]) url.searchParams.delete(own);
  return url.pathname.replace(/\.data$/, "") + url.search;
}
