import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import {
  ConsentFields,
  useConsentLabels,
  usualConsent,
} from "#app/components/introductions/consent-fields.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { ASKED_AT_ONCE } from "#app/domain/applications/re-route.ts";
import { chooseAskedForm, chosenAskedQuery } from "#app/domain/introductions/forms.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { reviewAsking } from "#app/services/introductions/review-asking.server.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatRate } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { prepareSeveral } from "#app/services/introductions/prepare-several.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const { prospect, ...chosen } = readQuery(args.request, chosenAskedQuery);
  const { prospectId, fits } = await prepareSeveral(ctx, actor, prospect ?? null);
  return {
    prospectId,
    choices: fits.map((fit) => choiceOf(locale, fit)),
    chosen,
    today: dayOf(ctx.now()),
    title: translator(locale, "application")("several.title"),
  };
}

type Fit = Awaited<ReturnType<typeof prepareSeveral>>["fits"][number];

/** One institution to choose, with its mandate and the price that the mandate states. */
function choiceOf(locale: Locale, { priceMinPercent: min, priceMaxPercent: max, ...fit }: Fit) {
  const t = translator(locale, "application.several");
  const [least, most] = [min, max].map((end) => (end === null ? "none" : formatRate(end)));
  return {
    value: fit.mandateId,
    label: inLanguage(locale, fit.institutionNameZh, fit.institutionNameEn),
    note: t("fit", {
      number: runningNumber("mandate", fit.number),
      name: inLanguage(locale, fit.nameZh, fit.nameEn),
      price:
        min === null && max === null
          ? t("noPrice")
          : t("price", { least: least ?? "none", most: most ?? "none" }),
    }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const { prospect, mandates, ...consent } = await readForm(args, chooseAskedForm);
  const asked = { prospectId: prospect, mandateIds: mandates, fieldGroups: consent.fieldGroups };
  refuseIf((await reviewAsking(ctx, actor, asked)).whyNot);
  return seeOther(reviewPaths.asking({ prospect, mandates, consent }));
}

export default function AskSeveralPage() {
  const { prospectId, choices, chosen, today, title } = useLoaderData<typeof loader>();
  const t = useTranslations("application.several");
  const nav = useTranslations("common.nav");
  const labels = { ...useConsentLabels(), mandates: t("mandates") };
  const form = usePageForm("several", labels, { ...usualConsent(null), ...chosen });
  return (
    <>
      <FormErrors errors={form.errors} refusal={form.refusal} />
      <PageHeader
        title={title}
        lead={t("lead", { count: ASKED_AT_ONCE })}
        crumbs={crumbTo(nav("introductions"), nav("introductions"), paths.company.introductions())}
      />
      {choices.length === 0 ? (
        <EmptyState
          title={t("none")}
          actions={<LinkButton to={paths.company.funders(prospectId)}>{t("toFunders")}</LinkButton>}
        >
          {t("noneText")}
        </EmptyState>
      ) : (
        <PostForm id={form.id} sent={{ prospect: prospectId }} submit={t("review")}>
          <CheckboxesField {...form.labelled("mandates")} column choices={choices} />
          <ConsentFields form={form} institution={t("them")} today={today} />
        </PostForm>
      )}
    </>
  );
}
