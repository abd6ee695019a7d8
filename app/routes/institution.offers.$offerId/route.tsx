import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lazy, Suspense } from "react";
import { z } from "zod";
import { LateWords } from "#app/components/layout/late-words.tsx";
import { titleFromData } from "#app/components/layout/page-title.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { keepTypedOffer } from "#app/domain/offers/kept-terms.ts";
import { offerForm, typedOfferForm, withdrawOfferForm } from "#app/domain/offers/offer-form.ts";
import { termsOf } from "#app/domain/offers/typed-terms.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/params.ts";
import { paths } from "#app/http/paths.ts";
import { readQuery } from "#app/http/query.ts";
import { seeOther } from "#app/http/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { wordsReady } from "#app/i18n/browser-words.ts";
import { translator } from "#app/i18n/translator.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { withdrawOffer } from "#app/services/offers/withdraw-offer.server.ts";
import { OfferBuilder } from "./offer-builder.tsx";

/** A draft is written and an issued offer is read: a browser gets the scripts of the one that it shows. */
const IssuedOffer = lazy(async () => {
  const view = await import("./issued-offer.tsx");
  await wordsReady();
  return { default: view.IssuedOffer };
});

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const read = await readOfferAsInstitution(ctx, actor, idParam(args.params, "offerId"));
  const { companyNameZh, companyNameEn, headlineZh, headlineEn, number } = read.offer;
  const to =
    inLanguage(locale, companyNameZh ?? headlineZh, companyNameEn ?? headlineEn) ||
    runningNumber("offer", number);
  return {
    ...read,
    to,
    now: ctx.now(),
    title: translator(locale, "offer")("builder.title", { company: to }),
  };
}

export const meta = titleFromData;

/** What a button of the page asks for, in its address, since a form is read by one schema. Without it: issue. */
const acts = z.object({ as: z.enum(["typing", "draft", "withdraw"]).optional() });

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const offerId = idParam(args.params, "offerId");
  const { as } = readQuery(args.request, acts);
  if (as === "withdraw") {
    await readForm(args, withdrawOfferForm);
    await withdrawOffer(ctx, actor, offerId);
    return seeOther(paths.institution.offer(offerId));
  }
  if (as === "typing" || as === "draft") {
    const { revision, unit, ...typed } = await readForm(args, typedOfferForm);
    const saved = await saveOfferDraft(ctx, actor, { offerId, revision, ...keepTypedOffer(typed, unit) });
    return as === "typing" ? { saved } : seeOther(paths.institution.offer(offerId));
  }
  const form = await readForm(args, offerForm);
  await issueOffer(ctx, actor, { offerId, terms: termsOf(form), expiresOn: form.expiresOn });
  return seeOther(paths.institution.offer(offerId));
}

export default function InstitutionOffer() {
  const data = useLoaderData<typeof loader>();
  return data.isDraft && data.offer.status === "drafted" ? (
    <OfferBuilder {...data} />
  ) : (
    <Suspense>
      <LateWords>
        <IssuedOffer {...data} />
      </LateWords>
    </Suspense>
  );
}
