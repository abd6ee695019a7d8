import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
} from "@remix-run/react";
import { fieldsOfMandate } from "#app/domain/mandates/form.ts";
import { offeredEdges } from "#app/domain/mandates/offered-edges.ts";
import { FIGURE_FIELDS } from "#app/domain/matching/criteria/demands.ts";
import { lprOn } from "#app/domain/offers/cost/lpr.ts";
import { isOffline, orOffline } from "#app/shared/offline.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { readMandate } from "#app/services/mandates/read-mandate.server.ts";
import { MandateEditor } from "./editor.tsx";
import { savePostedMandate } from "./save-posted-mandate.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "drafts" });
  const mandateId = idParam(args.params, "mandateId");
  const { preview, ...mandate } = await readMandate(ctx, actor, { mandateId, locale });
  const title = mandate.name ?? mandate.draft.terms?.title ?? translator(locale, "mandate")("edit.newTitle");
  const lpr = lprOn(dayOf(ctx.now()));
  const edges = { wan: offeredEdges("wan"), million: offeredEdges("million") };
  const fields = {
    wan: fieldsOfMandate(mandate.draft, "wan"),
    million: fieldsOfMandate(mandate.draft, "million"),
  };
  const figures = FIGURE_FIELDS.map(({ field, kind }) => ({ field, kind }));
  return {
    title,
    mandate,
    preview,
    unverified: preview === null ? translator(locale, "mandate")("edit.unverified") : null,
    edges,
    figures,
    fields,
    lprPercent: lpr?.oneYearPercent ?? null,
    now: ctx.now(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "drafts" });
  return savePostedMandate(args, ctx, actor, idParam(args.params, "mandateId"));
}

/** Keeps the input when offline: the page stays, and says so. */
export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return orOffline(() => serverAction<typeof action>());
}

/** The author's own draft is not reloaded while they type. */
export function shouldRevalidate({
  formAction,
  actionResult,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  return formAction?.includes("act=typing") || isOffline(actionResult) ? false : defaultShouldRevalidate;
}

export default function MandatePage() {
  const data = useLoaderData<typeof loader>();
  // Another mandate, or changes by others, get a new form.
  return (
    <MandateEditor
      key={`${data.mandate.id} ${data.mandate.revision} ${data.mandate.version ?? 0}`}
      {...data}
    />
  );
}
