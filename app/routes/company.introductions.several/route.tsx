import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { z } from "zod";
import {
  ConsentFields,
  useConsentLabels,
  usualConsent,
} from "#app/components/introductions/consent-fields.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { askSeveralForm } from "#app/domain/applications/forms.ts";
import { ASKED_AT_ONCE } from "#app/domain/applications/re-route.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { askSeveral } from "#app/services/introductions/ask-several.server.ts";
import { prepareSeveral } from "#app/services/introductions/prepare-several.server.ts";

const query = z.object({ prospect: z.uuid().optional() });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const { prospect } = readQuery(args.request, query);
  return {
    ...(await prepareSeveral(ctx, actor, prospect ?? null)),
    today: dayOf(ctx.now()),
    title: translator(locale, "application")("several.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const { prospect: prospectId, mandates: mandateIds, ...ask } = await readForm(args, askSeveralForm);
  await askSeveral(ctx, actor, { prospectId, mandateIds, ...ask });
  return seeOther(paths.company.introductions());
}

export default function AskSeveralPage() {
  const { prospectId, fits, today, title } = useLoaderData<typeof loader>();
  const t = useTranslations("application.several");
  const nav = useTranslations("common.nav");
  const locale = useLocale();
  const labels = { ...useConsentLabels(), mandates: t("mandates"), message: t("message") };
  const form = usePageForm("several", labels, usualConsent(null));
  return (
    <>
      <FormErrors errors={form.errors} refusal={form.refusal} />
      <PageHeader
        title={title}
        lead={t("lead", { count: ASKED_AT_ONCE })}
        crumbs={crumbTo(nav("introductions"), nav("introductions"), paths.company.introductions())}
      />
      {fits.length === 0 ? (
        <EmptyState
          title={t("none")}
          actions={<LinkButton to={paths.company.funders(prospectId)}>{t("toFunders")}</LinkButton>}
        >
          {t("noneText")}
        </EmptyState>
      ) : (
        <PostForm id={form.id} sent={{ prospect: prospectId }} submit={t("act")}>
          <CheckboxesField
            {...form.labelled("mandates")}
            column
            choices={fits.map((fit) => ({
              value: fit.mandateId,
              label: inLanguage(locale, fit.institutionNameZh, fit.institutionNameEn),
              note: t("fit", {
                score: fit.score,
                number: runningNumber("mandate", fit.number),
                name: inLanguage(locale, fit.nameZh, fit.nameEn),
              }),
            }))}
          />
          <ConsentFields form={form} institution={t("them")} today={today} />
          <TextareaField {...form.labelled("message")} hint={t("messageHint")} optional rows={3} width="lg" />
        </PostForm>
      )}
    </>
  );
}
