import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { RadioField } from "#app/components/ui/choices.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { OwnWhyNot } from "#app/components/organizations/own-why-not.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { useOptions } from "#app/components/ui/term.tsx";
import { CONSENT_PURPOSES } from "#app/domain/codes/consents.ts";
import { requestForm } from "#app/domain/introductions/forms.ts";
import { found } from "#app/domain/refusal.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { mandateRef, prospectRef } from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { prepareIntroduction } from "#app/services/introductions/prepare-introduction.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

const query = z.object({ prospect: prospectRef.optional(), mandate: mandateRef.optional() });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const { prospect, mandate } = readQuery(args.request, query);
  const pair = await prepareIntroduction(ctx, actor, {
    prospect: found(prospect, "not-found"),
    mandate: found(mandate, "not-found"),
  });
  const headline = inLanguage(locale, pair.headlineZh, pair.headlineEn);
  return { pair, title: translator(locale, "introduction")("request.title", { headline }) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const { prospect: prospectId, mandate: mandateId, ...request } = await readForm(args, requestForm);
  const { introductionId } = await requestIntroduction(ctx, actor, { prospectId, mandateId, ...request });
  return seeOther(paths.institution.introduction(introductionId));
}

export default function RequestIntroductionPage() {
  const { pair, title } = useLoaderData<typeof loader>();
  const t = useTranslations("introduction");
  const common = useTranslations("common.nav");
  const options = useOptions();
  const labels = { purpose: t("consent.purpose"), message: t("request.message") };
  const form = usePageForm("request", labels, { purpose: "assess_financing" });
  return (
    <>
      <FormErrors errors={form.errors} refusal={form.refusal} />
      {form.refusal === undefined && pair.whyNot !== null ? <OwnWhyNot code={pair.whyNot} /> : null}
      <PageHeader
        title={title}
        lead={t("request.lead")}
        crumbs={crumbTo(
          t("crumbs"),
          common("opportunities"),
          paths.institution.opportunities(pair.mandateId),
        )}
      />
      <div className="split split--panel-end">
        <PostForm
          id={form.id}
          sent={{ prospect: pair.prospectId, mandate: pair.mandateId }}
          submit={t("request.act")}
        >
          <RadioField
            {...form.labelled("purpose")}
            column
            choices={options("consentPurposes", CONSENT_PURPOSES)}
          />
          <TextareaField
            {...form.labelled("message")}
            hint={t("request.messageHint")}
            optional
            rows={4}
            width="lg"
          />
        </PostForm>
        <aside className="stack justify-items-start [&>dl]:w-full">
          <FactList>
            <Fact label={t("request.prospect")} value={runningNumber("prospect", pair.prospectNumber)} />
            <Fact label={t("request.mandate")} value={runningNumber("mandate", pair.mandateNumber)} />
            <Fact
              label={t("request.open")}
              value={t("request.openOf", { open: pair.openIntroductions, cap: pair.introductionCap })}
            />
          </FactList>
        </aside>
      </div>
    </>
  );
}
