import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  useLoaderData,
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from "@remix-run/react";
import { WRITTEN_STEPS } from "#app/domain/prospects/step-forms.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { isOffline, orOffline } from "#app/shared/offline.ts";
import { idParam, wordParam } from "#app/http/forms/params.ts";
import { dayOf } from "#app/lib/days.ts";
import { translator } from "#app/i18n/translator.ts";
import { readProspect } from "#app/services/prospects/read-prospect.server.ts";
import { savePostedStep } from "./save-posted-step.server.ts";
import { WrittenStepPage } from "./written-step.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const step = wordParam(args.params, "step", WRITTEN_STEPS);
  const read = await readProspect(ctx, actor, idParam(args.params, "prospectId"));
  return {
    title: translator(locale, "prospect")(`steps.${step}`),
    step,
    lastYear: lastYearOf(ctx.now()),
    ...read,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const step = wordParam(args.params, "step", WRITTEN_STEPS);
  return savePostedStep(args, ctx, actor, { prospectId: idParam(args.params, "prospectId"), step });
}

/** Keeps the input when offline: the page stays, and says so. */
export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return orOffline(() => serverAction<typeof action>());
}

/** The last completed year. */
function lastYearOf(now: Date): number {
  return Number(dayOf(now).slice(0, 4)) - 1;
}

/** The author's own draft is not reloaded while they type; changes by others are. */
export function shouldRevalidate({
  formAction,
  actionStatus,
  actionResult,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  if (actionStatus === 409) return true;
  if (isOffline(actionResult)) return false;
  return formAction?.includes("save=typing") ? false : defaultShouldRevalidate;
}

export default function ProspectStepPage() {
  const { step, lastYear, ...read } = useLoaderData<typeof loader>();
  return <WrittenStepPage key={`${read.prospect.id} ${step}`} read={read} step={step} lastYear={lastYear} />;
}
