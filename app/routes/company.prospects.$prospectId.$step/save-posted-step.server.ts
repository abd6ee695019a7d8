import type { ActionFunctionArgs } from "@remix-run/node";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { PROSPECT_STEPS } from "#app/domain/prospects/content.ts";
import { parseTypedStep } from "#app/domain/prospects/draft.ts";
import {
  doneForms,
  draftForms,
  toStepFields,
  typingForm,
  type WrittenStep,
} from "#app/domain/prospects/step-forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { paths } from "#app/shared/paths.ts";
import { askFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { previewAskFit } from "#app/services/matching/preview-ask-fit.server.ts";
import { saveProspectStep } from "#app/services/prospects/save-prospect-step.server.ts";
import type { Step } from "#app/components/prospects/editor/steps.ts";

/**
 * Stores a step's submitted form. `?save=typing` saves the storable fields of an unfinished form and reports the rest;
 * `?save=draft` saves an unfinished step; without either, the step must be complete.
 */
export async function savePostedStep(
  args: ActionFunctionArgs,
  { ctx, actor, locale }: { ctx: ServiceContext; actor: CompanyActor; locale: Locale },
  { prospectId, step }: { prospectId: string; step: WrittenStep },
) {
  const save = new URL(args.request.url).searchParams.get("save");
  if (save === "typing") {
    const { revision, ...form } = await readForm(args, typingForm);
    const { fields, refused } = parseTypedStep(step, form);
    const saved = await saveProspectStep(ctx, actor, {
      prospectId,
      step,
      revision,
      fields,
      isComplete: false,
    });
    if (step !== "ask") return { saved, refused };
    return { saved, refused, fit: askFitTexts(locale, await previewAskFit(ctx, actor, prospectId)) };
  }
  const isComplete = save !== "draft";
  const { revision, ...form } = await readForm(args, isComplete ? doneForms[step] : draftForms[step]);
  const fields = toStepFields(step, form);
  await saveProspectStep(ctx, actor, { prospectId, step, revision, fields, isComplete });
  return seeOther(
    isComplete ? paths.company.prospectStep(prospectId, stepAfter(step)) : paths.company.home(),
  );
}

function stepAfter(step: WrittenStep): Step {
  return PROSPECT_STEPS[PROSPECT_STEPS.indexOf(step) + 1] ?? "teaser";
}
