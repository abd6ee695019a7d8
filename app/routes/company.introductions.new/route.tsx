import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import {
  ConsentFields,
  useConsentLabels,
  usualConsent,
} from "#app/components/introductions/consent-fields.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { chooseAskedForm, chosenConsentQuery } from "#app/domain/introductions/forms.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { mandateRef, prospectRef } from "#app/shared/opportunities-query.ts";
import { reviewAsking } from "#app/services/introductions/review-asking.server.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { prepareIntroduction } from "#app/services/introductions/prepare-introduction.server.ts";

const query = chosenConsentQuery.extend({
  prospect: prospectRef.optional(),
  mandate: mandateRef.optional(),
});

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const { prospect, mandate, ...chosen } = readQuery(args.request, query);
  const pair = await prepareIntroduction(ctx, actor, {
    prospect: found(prospect, "not-found"),
    mandate: found(mandate, "not-found"),
  });
  const institution = inLanguage(locale, pair.institutionNameZh, pair.institutionNameEn);
  return {
    pair,
    chosen,
    today: dayOf(ctx.now()),
    title: translator(locale, "introduction")("ask.title", { institution }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const { prospect, mandates, ...consent } = await readForm(args, chooseAskedForm);
  const asked = { prospectId: prospect, mandateIds: mandates, fieldGroups: consent.fieldGroups };
  refuseIf((await reviewAsking(ctx, actor, asked)).whyNot);
  return seeOther(reviewPaths.asking({ prospect, mandates, consent }));
}

export default function AskForIntroductionPage() {
  const { pair, chosen, today, title } = useLoaderData<typeof loader>();
  const t = useTranslations("introduction");
  const common = useTranslations("common.nav");
  const locale = useLocale();
  const labels = useConsentLabels();
  const form = usePageForm("ask", labels, { ...usualConsent(null), ...chosen });
  const institution = inLanguage(locale, pair.institutionNameZh, pair.institutionNameEn);
  return (
    <>
      <FormErrors errors={form.errors} refusal={form.refusal} />
      {form.refusal === undefined && pair.whyNot !== null ? <WhyNot code={pair.whyNot} /> : null}
      <PageHeader
        title={title}
        lead={t("ask.lead")}
        crumbs={crumbTo(t("crumbs"), common("introductions"), paths.company.introductions())}
      />
      <PostForm
        id={form.id}
        sent={{ prospect: pair.prospectId, mandates: pair.mandateId }}
        submit={t("ask.review")}
      >
        <ConsentFields form={form} institution={institution} today={today} />
      </PostForm>
    </>
  );
}
