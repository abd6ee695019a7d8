import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  useLoaderData,
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from "@remix-run/react";
import { prospectFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { isBrief } from "#app/domain/prospects/brief.ts";
import { readWishOf } from "#app/domain/prospects/read-wish.ts";
import { teaserForm } from "#app/domain/prospects/step-forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { isOffline, orOffline } from "#app/shared/offline.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { chooseDisclosure } from "#app/services/prospects/choose-disclosure.server.ts";
import { previewProspect } from "#app/services/prospects/preview-prospect.server.ts";
import { submitProspect } from "#app/services/prospects/submit-prospect.server.ts";
import { submissionEnds } from "./submission-ends.server.ts";
import { TeaserStep } from "./teaser-step.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const { fit, fills, stranded, ...read } = await previewProspect(
    ctx,
    actor,
    idParam(args.params, "prospectId"),
  );
  const t = translator(locale, "brief");
  const brief = isBrief(read.draft) ? { title: t("title"), preview: t("preview") } : null;
  return {
    title: brief?.preview ?? translator(locale, "prospect")("steps.teaser"),
    fit: prospectFitTexts(locale, { prospect: read.prospect, fit }),
    /** The words of the link to the other form of the ask. */
    other: brief === null ? t("title") : t("toSteps"),
    brief,
    ends: submissionEnds(locale, { ...read, fills, stranded }),
    read,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const prospectId = idParam(args.params, "prospectId");
  const form = await readForm(args, teaserForm);
  const read = readWishOf(form);
  if (form.act === "disclose") {
    const { keep = null, isRecognisable } = form;
    await chooseDisclosure(ctx, actor, { prospectId, wish: { keep, isRecognisable }, read });
    return seeOther(`${paths.company.prospectStep(prospectId, "teaser")}#disclosure`);
  }
  await submitProspect(ctx, actor, { prospectId, revision: form.revision, read });
  return seeOther(paths.company.prospect(prospectId));
}

/** Keeps the page when offline, as do the editor's steps. */
export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return orOffline(() => serverAction<typeof action>());
}

/** Changes by others are loaded. */
export function shouldRevalidate({
  actionStatus,
  actionResult,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  if (actionStatus === 409) return true;
  return isOffline(actionResult) ? false : defaultShouldRevalidate;
}

export default function ProspectTeaserPage() {
  const { read, fit, other, brief, ends } = useLoaderData<typeof loader>();
  return <TeaserStep read={read} fit={fit} other={other} brief={brief} ends={ends} />;
}
