import type { ActionFunctionArgs } from "@remix-run/node";
import { visitForm } from "#app/domain/notifications/forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { homeOf, requireUser } from "#app/http/guards.server.ts";
import { noteVisit } from "#app/services/notifications/note-visit.server.ts";

/** Posted by an open start page, and by its button that all of it was seen. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireUser(args, { drawnFor: "organization" });
  const form = await readForm(args, visitForm);
  await noteVisit(ctx, session, { seenUntil: form.act === "seen" ? form.until : null });
  return form.act === "seen" ? seeOther(homeOf(session)) : new Response(null, { status: 204 });
}
