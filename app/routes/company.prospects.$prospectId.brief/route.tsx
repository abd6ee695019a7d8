import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  useLoaderData,
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from "@remix-run/react";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { lastYearOf } from "#app/lib/days.ts";
import { readProspectWithFit } from "#app/services/matching/read-prospect-with-fit.server.ts";
import { formFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { mayReload } from "#app/components/prospects/editor/may-reload.ts";
import { orOffline } from "#app/shared/offline.ts";
import { briefTexts } from "./brief-texts.server.ts";
import { BriefPage } from "./brief-page.tsx";
import { savePostedBrief } from "./save-posted-brief.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const { read, fit } = await readProspectWithFit(ctx, actor, idParam(args.params, "prospectId"));
  const lastYear = lastYearOf(ctx.now());
  const texts = briefTexts(locale, lastYear, read.whyNotEdit === null);
  return {
    title: texts.title,
    texts,
    lastYear,
    fit: formFitTexts(locale, read, fit),
    ...read,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  return savePostedBrief(args, { ctx, actor, locale }, idParam(args.params, "prospectId"));
}

/** Keeps the input when offline: the page stays, and says so. */
export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return orOffline(() => serverAction<typeof action>());
}

export const shouldRevalidate = (change: ShouldRevalidateFunctionArgs) => mayReload(change);

export default function ProspectBriefPage() {
  const { title: _, texts, lastYear, fit, ...read } = useLoaderData<typeof loader>();
  return <BriefPage key={read.prospect.id} texts={texts} read={read} lastYear={lastYear} fit={fit} />;
}
