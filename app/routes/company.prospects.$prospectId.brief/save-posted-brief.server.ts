import type { ActionFunctionArgs } from "@remix-run/node";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { briefForm } from "#app/domain/prospects/brief.ts";
import { typingForm } from "#app/domain/prospects/step-forms.ts";
import { askFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { lastYearOf } from "#app/lib/days.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { previewAskFit } from "#app/services/matching/preview-ask-fit.server.ts";
import { saveProspectBrief } from "#app/services/prospects/save-prospect-brief.server.ts";
import { typeProspectBrief } from "#app/services/prospects/type-prospect-brief.server.ts";
import { paths } from "#app/shared/paths.ts";

/** Stores the short form: `?save=typing` what is storable of an unfinished one; without it, it must be complete. */
export async function savePostedBrief(
  args: ActionFunctionArgs,
  { ctx, actor, locale }: { ctx: ServiceContext; actor: CompanyActor; locale: Locale },
  prospectId: string,
) {
  const year = lastYearOf(ctx.now());
  if (new URL(args.request.url).searchParams.get("save") === "typing") {
    const { revision, ...form } = await readForm(args, typingForm);
    const answer = await typeProspectBrief(ctx, actor, { prospectId, revision, form, year });
    return { ...answer, fit: askFitTexts(locale, await previewAskFit(ctx, actor, prospectId)) };
  }
  const brief = await readForm(args, briefForm);
  await saveProspectBrief(ctx, actor, { prospectId, brief, year });
  return seeOther(paths.company.prospectStep(prospectId, "teaser"));
}
