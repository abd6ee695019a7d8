import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { CheckboxField } from "#app/components/ui/choices.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { crumbTo, PageHeader } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { feeAgreementFormOn } from "#app/domain/billing/fee-agreement.ts";
import { DUE_AFTER_DAYS } from "#app/domain/billing/invoice.ts";
import { feeTermsOf } from "#app/domain/billing/price.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { feeRuleValues } from "#app/i18n/fee-rule.ts";
import { formatDay, formatInstant, formatRate } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { acceptFeeAgreement } from "#app/services/billing/accept-fee-agreement.server.ts";
import { readFeeAgreement } from "#app/services/billing/read-fee-agreement.server.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { safeReturn } from "#app/shared/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const { prices, ...read } = await readFeeAgreement(ctx, actor);
  return {
    ...read,
    debt: feeTermsOf(prices, "ip_pledge_loan", "capital"),
    equity: feeTermsOf(prices, "equity", "capital"),
    vatRateBp: prices.vatRateBp,
    to: safeReturn(new URL(args.request.url).searchParams.get("to")),
    title: translator(locale, "billing.pricing")("agreement.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { need: "pay" });
  const { to } = await readForm(args, feeAgreementFormOn(dayOf(ctx.now())));
  await acceptFeeAgreement(ctx, actor);
  return seeOther(safeReturn(to) ?? billingPaths.agreement());
}

const sections = [
  "price",
  "tax",
  "invoices",
  "reminders",
  "payment",
  "fapiao",
  "reversal",
  "waiver",
  "unaffected",
  "changes",
  "law",
] as const;

export default function FeeAgreementPage() {
  const { title, version, debt, equity, vatRateBp, acceptedAt, whyNotAccept, to } =
    useLoaderData<typeof loader>();
  const t = useTranslations("billing.pricing.agreement");
  const institution = useTranslations("institution.profile");
  const locale = useLocale();
  const form = usePageForm("fee-agreement", { accepted: t("accept") });
  const rate = formatRate(String(vatRateBp / 100));
  return (
    <>
      <PageHeader
        title={title}
        lead={t("lead", { from: formatDay(locale, version), list: debt.version })}
        crumbs={crumbTo(t("crumbs"), institution("title"), billingPaths.institutionProfile())}
      />
      <div className="stack-lg prose">
        <FormErrors errors={form.errors} refusal={form.refusal} />
        {acceptedAt === null ? null : (
          <Notice tone="money">
            <p>{t("accepted", { when: formatInstant(locale, acceptedAt) })}</p>
          </Notice>
        )}
        <section className="stack" aria-labelledby="prices">
          <h2 id="prices">{t("prices")}</h2>
          <FactList>
            <Fact label={t("debt")} value={t("ruleText", feeRuleValues(locale, debt))} />
            <Fact label={t("equity")} value={t("ruleText", feeRuleValues(locale, equity))} />
            <Fact label={t("guarantee")} value={t("nothing")} />
            <Fact label={t("tax")} value={t(debt.vatInclusive ? "taxIncluded" : "taxAdded", { rate })} />
          </FactList>
        </section>
        {sections.map((section) => (
          <section key={section} className="stack" aria-labelledby={section}>
            <h2 id={section}>{t(`sections.${section}.title`)}</h2>
            <p>{t(`sections.${section}.text`, { days: DUE_AFTER_DAYS })}</p>
          </section>
        ))}
        <p className="note-line">{t("print")}</p>
        {acceptedAt !== null ? null : whyNotAccept === null ? (
          <PostForm id={form.id} need="pay" sent={to === null ? {} : { to }} submit={t("submit")}>
            <p>{t("missing")}</p>
            <CheckboxField {...form.labelled("accepted")} value={version} />
          </PostForm>
        ) : (
          <WhyNot code="fee-agreement-missing" />
        )}
      </div>
    </>
  );
}
