import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ClientLoaderFunctionArgs } from "@remix-run/react";
import { orFailed } from "#app/shared/failed.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { readCard } from "#app/services/pipeline/read-card.server.ts";
import { colleaguesOf } from "#app/shared/colleagues.ts";
import { formatCard } from "./format-card.server.ts";

/** What a card of the board shows once it is opened; null if it has left the board meanwhile. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await requireInstitution(args);
  const card = await readCard(ctx, actor, args.params["cardNumber"] ?? "");
  return { card: card && formatCard(locale, card, colleaguesOf(locale, session)) };
}

export function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  return orFailed(() => serverLoader<typeof loader>());
}
