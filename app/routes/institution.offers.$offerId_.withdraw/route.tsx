import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { BindingFacts } from "#app/components/offers/binding-facts.tsx";
import { OfferTerms } from "#app/components/offers/offer-terms.tsx";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { useOptions } from "#app/components/ui/term.tsx";
import { WITHDRAW_REASONS } from "#app/domain/codes/reasons.ts";
import { withdrawOfferForm } from "#app/domain/offers/form/withdraw-form.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatDay } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { reviewWithdrawal } from "#app/services/offers/review-withdrawal.server.ts";
import { withdrawOffer } from "#app/services/offers/withdraw-offer.server.ts";
import { paths } from "#app/shared/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const read = await reviewWithdrawal(ctx, actor, idParam(args.params, "offerId"));
  const { companyNameZh, companyNameEn, headlineZh, headlineEn, number } = read.offer;
  const company =
    inLanguage(locale, companyNameZh ?? headlineZh, companyNameEn ?? headlineEn) ||
    runningNumber("offer", number);
  return { ...read, company, title: translator(locale, "binding")("withdraw.page", { company }) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const offerId = idParam(args.params, "offerId");
  const { act: _, ...reviewed } = await readForm(args, withdrawOfferForm);
  await withdrawOffer(ctx, actor, offerId, reviewed);
  return seeOther(paths.institution.offer(offerId));
}

/** What ends with an offer, before it is withdrawn. */
export default function WithdrawOfferPage() {
  const { offer, sheet, counteredAt, whyNot, company, title } = useLoaderData<typeof loader>();
  const t = useTranslations("binding.withdraw");
  const page = useTranslations("offer.page");
  const options = useOptions();
  const locale = useLocale();
  const back = { to: paths.institution.offer(offer.id), label: t("back") };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(t("back"), runningNumber("offer", offer.number), back.to)} />
      <div className="split split--panel-end">
        {sheet === null ? (
          <div />
        ) : (
          <Section id="terms" title={page("terms")} spaced={false}>
            <OfferTerms commitment={offer.commitment} terms={sheet.terms} ratePercent={sheet.ratePercent} />
          </Section>
        )}
        <ReviewForm
          act="withdraw"
          isDestructive
          title={t("title")}
          sent={{ version: offer.currentVersion, rounds: offer.rounds }}
          terms={
            sheet === null ? null : (
              <BindingFacts {...sheet} commitment={offer.commitment} until={offer.expiresAt} />
            )
          }
          consequences={[
            t("ends", { company, version: offer.currentVersion }),
            ...(counteredAt === null ? [] : [t("counter", { day: formatDay(locale, dayOf(counteredAt)) })]),
            t("application"),
            t("again"),
            t("read", { company }),
          ]}
          amountFen={offer.amountFen ?? 0n}
          labels={{ reasonCode: t("why"), note: t("note") }}
          fields={(form) => (
            <>
              <SelectField
                {...form.labelled("reasonCode")}
                blank={t("choose")}
                options={options("declineReasons", WITHDRAW_REASONS)}
              />
              <TextareaField {...form.labelled("note")} optional rows={2} />
            </>
          )}
          whyNot={whyNot}
          button={t("act")}
          back={back}
        />
      </div>
    </>
  );
}
