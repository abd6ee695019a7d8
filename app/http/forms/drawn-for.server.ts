import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawnForOneOf, type Extent, isDrawnFor } from "#app/domain/accounts/drawn-for.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { detectLocale } from "#app/i18n/locale.ts";
import { listOrganizations } from "#app/services/accounts/list-organizations.server.ts";
import type { PostedForm } from "./form-data.server.ts";
import { noteAsPosted } from "./form.server.ts";

type Args = Pick<LoaderFunctionArgs, "request" | "context">;

/**
 * Refuses a form of a page that was drawn for somebody else, or for another organization of the person: another tab has
 * changed who is signed in, and most acts are on "my organization". What was typed is returned, and a page that is drawn
 * with this refusal remains the other reader's: sending it again is refused again.
 */
export async function refuseAnotherReader(
  args: Args,
  posted: PostedForm | null,
  session: Session,
  extent: Extent,
): Promise<void> {
  const drawn = posted?.drawnFor.find((text) => !isDrawnFor(text, session, extent));
  if (posted === null || drawn === undefined) return;
  const { context, request } = args;
  noteAsPosted(args, posted, { hasSecrets: extent === "person" });
  const { membership } = session;
  const locale = detectLocale(request.headers.get("cookie"), request.headers.get("accept-language"));
  const was = drawnForOneOf(drawn, session, await listOrganizations(context.app, session));
  const refusal = new Refusal("drawn-for-another", {
    was: was?.name ?? "somebodyElse",
    person: session.name,
    organization:
      "name" in membership ? inLanguage(locale, membership.name, membership.nameEn ?? null) : "none",
  });
  context.notes.another = { drawnFor: drawn, refusal };
  throw refusal;
}
