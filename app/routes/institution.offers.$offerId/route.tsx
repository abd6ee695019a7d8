import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  useLoaderData,
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from "@remix-run/react";
import { z } from "zod";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { mayAct } from "#app/domain/accounts/actor.ts";
import { offerView } from "#app/domain/offers/lists.ts";
import { BUILDER_STEPS, instrumentTyped, stepAfter } from "#app/domain/offers/form/builder-steps.ts";
import { moveOfferForm, offerFormOn, typedOfferForm } from "#app/domain/offers/form/offer-form.ts";
import { isOffline, orOffline } from "#app/shared/offline.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { approveOffer } from "#app/services/offers/approve-offer.server.ts";
import { askForApproval } from "#app/services/offers/ask-for-approval.server.ts";
import { discardRevision } from "#app/services/offers/discard-revision.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";
import { reviewOffer } from "#app/services/offers/review-offer.server.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { withdrawOffer } from "#app/services/offers/withdraw-offer.server.ts";
import { suspendedOffer } from "./suspended-offer.server.ts";
import { builderForm, refuseFaultyStep } from "./builder-form.server.ts";
import { OfferBuilder } from "./offer-builder.tsx";

/** A draft is edited and an issued offer is read: a browser loads only the scripts that it needs. */
const IssuedOffer = lazyView(() => import("./issued-offer.tsx").then((view) => view.IssuedOffer));

/** Which part of an offer is shown, if it has several. */
const views = z.object({ view: z.enum(["write", "approval", "review"]).optional() });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const { typed, ...read } = await readOfferAsInstitution(ctx, actor, idParam(args.params, "offerId"));
  const { companyNameZh, companyNameEn, headlineZh, headlineEn, number } = read.offer;
  const to =
    inLanguage(locale, companyNameZh ?? headlineZh, companyNameEn ?? headlineEn) ||
    runningNumber("offer", number);
  const view = offerView(read.offer.status, read.draft, readQuery(args.request, views).view);
  return {
    ...read,
    suspended: suspendedOffer(locale, read.offer, ctx.now()),
    to,
    now: ctx.now(),
    form: builderForm({ ...read, typed }, dayOf(ctx.now()), locale),
    // Whoever writes no offers sees the sheet that is being written, and no fields.
    view: view === "write" && !mayAct(actor, "work") ? "review" : view,
    title: translator(locale, "offer")("builder.title", { company: to }),
  };
}

/**
 * The act of the builder's button, in the URL, since a form has one schema: save while typing, save and show a step, go
 * on from a step, ask for approval. Without it: review the sheet.
 */
const acts = z.object({
  as: z.enum(["typing", "draft", "next", "approval", "move"]).optional(),
  step: z.enum(BUILDER_STEPS).optional(),
});

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const offerId = idParam(args.params, "offerId");
  const { as, step = "amount" } = readQuery(args.request, acts);
  if (as === "move") {
    const move = await readForm(args, moveOfferForm);
    return seeOther(paths.institution.offer(offerId) + (await moved(ctx, actor, offerId, move)));
  }
  if (as === "typing" || as === "draft" || as === "next") {
    const { revision, unit, shownFor, ...fields } = await readForm(args, typedOfferForm);
    const saved = await saveOfferDraft(ctx, actor, { offerId, revision, unit, fields, shownFor });
    if (as === "typing") return { saved };
    if (as === "next") refuseFaultyStep(args, { unit, fields }, step, dayOf(ctx.now()), locale);
    const shown = as === "next" ? stepAfter(instrumentTyped(fields), step) : step;
    return seeOther(`${paths.institution.offer(offerId)}?view=write&step=${shown ?? step}`);
  }
  const sheet = await readForm(args, offerFormOn(dayOf(ctx.now())));
  const { revision: _, unit, shownFor, ...fields } = await readForm(args, typedOfferForm);
  const sent = { unit, shownFor, fields };
  if (as === "approval") {
    await askForApproval(ctx, actor, { offerId, sent, ...sheet });
    return seeOther(paths.institution.offer(offerId));
  }
  await reviewOffer(ctx, actor, { offerId, sent, ...sheet });
  return seeOther(`${paths.institution.offer(offerId)}?view=review`);
}

/** Keeps the input when offline: the page stays, and says so. */
export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return orOffline(() => serverAction<typeof action>());
}

/**
 * The cost of the terms is reloaded after each save, also by a step that can't be left yet. Another step of the loaded
 * form needs no data.
 */
export function shouldRevalidate({
  actionResult,
  formAction,
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  if (isOffline(actionResult)) return false;
  if (formAction?.includes("as=next")) return true;
  const isStep = formAction === undefined && nextUrl.searchParams.has("step");
  const isHere = nextUrl.pathname === currentUrl.pathname && nextUrl.href !== currentUrl.href;
  return !(isStep && isHere) && defaultShouldRevalidate;
}

/** Runs one act, and returns the next page. */
async function moved(
  ctx: Parameters<typeof withdrawOffer>[0],
  actor: Parameters<typeof withdrawOffer>[1],
  offerId: string,
  move: z.infer<typeof moveOfferForm>,
): Promise<"" | "?view=write"> {
  switch (move.act) {
    case "withdraw":
      // What is issued has a review of its own.
      await withdrawOffer(ctx, actor, offerId, { version: 0, revision: move.revision });
      return "";
    case "approve":
      await approveOffer(ctx, actor, { offerId, revision: move.revision });
      return "";
    case "issue": {
      const { act: _, typedAmount, ...reviewed } = move;
      await issueOffer(ctx, actor, { offerId, asApproved: true, reviewed, typedAmount });
      return "";
    }
    case "revise":
      await reviseOffer(ctx, actor, { offerId, from: move.from });
      return "?view=write";
    case "discard":
      await discardRevision(ctx, actor, offerId, move.revision);
      return "";
  }
}

export default function InstitutionOffer() {
  const data = useLoaderData<typeof loader>();
  return data.view === "write" ? <OfferBuilder {...data} /> : <IssuedOffer {...data} />;
}
