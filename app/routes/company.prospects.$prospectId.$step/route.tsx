import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  useLoaderData,
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from "@remix-run/react";
import { formFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { mayReload } from "#app/components/prospects/editor/may-reload.ts";
import { WRITTEN_STEPS } from "#app/domain/prospects/step-forms.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { orOffline } from "#app/shared/offline.ts";
import { idParam, wordParam } from "#app/http/forms/params.ts";
import { lastYearOf } from "#app/lib/days.ts";
import { translator } from "#app/i18n/translator.ts";
import { readProspectWithFit } from "#app/services/matching/read-prospect-with-fit.server.ts";
import { readProspect } from "#app/services/prospects/read-prospect.server.ts";
import { savePostedStep } from "./save-posted-step.server.ts";
import { storedValues } from "./stored-values.server.ts";
import { WrittenStepPage } from "./written-step.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const step = wordParam(args.params, "step", WRITTEN_STEPS);
  const prospectId = idParam(args.params, "prospectId");
  const { read, fit } =
    step === "ask"
      ? await readProspectWithFit(ctx, actor, prospectId)
      : { read: await readProspect(ctx, actor, prospectId), fit: null };
  const lastYear = lastYearOf(ctx.now());
  return {
    title: translator(locale, "prospect")(`steps.${step}`),
    step,
    lastYear,
    stored: storedValues(read.draft, step, lastYear),
    fit: step === "ask" ? formFitTexts(locale, read, fit) : null,
    ...read,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const step = wordParam(args.params, "step", WRITTEN_STEPS);
  return savePostedStep(
    args,
    { ctx, actor, locale },
    { prospectId: idParam(args.params, "prospectId"), step },
  );
}

/** Keeps the input when offline: the page stays, and says so. */
export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return orOffline(() => serverAction<typeof action>());
}

export const shouldRevalidate = (change: ShouldRevalidateFunctionArgs) => mayReload(change);

export default function ProspectStepPage() {
  const { step, lastYear, stored, fit, ...read } = useLoaderData<typeof loader>();
  return (
    <WrittenStepPage
      key={`${read.prospect.id} ${step}`}
      read={read}
      step={step}
      lastYear={lastYear}
      stored={stored}
      fit={fit}
    />
  );
}
