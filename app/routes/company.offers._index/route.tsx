import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { z } from "zod";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { requireCompany } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyShort, formatMonths } from "#app/i18n/format.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { translator } from "#app/i18n/translator.ts";
import { listOffersAsCompany } from "#app/services/offers/list-offers-as-company.server.ts";
import { compareForm } from "./compare-form.server.ts";
import { CompareOn } from "./compare-on.tsx";
import { OfferComparison } from "./comparison.tsx";
import { toComparedOffer, toEndedOffer, toPayments } from "./compared-offers.ts";
import { PaymentsSection } from "./payments.tsx";
import { OFFER_UNITS } from "#app/domain/offers/form/offer-units.ts";
import { EquityOffers } from "./equity-offers.tsx";
import { GuaranteeOffers } from "./guarantee-offers.tsx";

const query = z.object({
  amount: z.string().optional(),
  months: z.string().optional(),
  unit: z.enum(OFFER_UNITS).optional(),
  payments: z.literal("open").optional().catch(undefined),
});

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const { payments, ...typed } = readQuery(args.request, query);
  const { on, ...compare } = compareForm(typed, locale);
  const { open, ended, ...offers } = await listOffersAsCompany(ctx, actor, on);
  return {
    ...offers,
    open: open.map(toComparedOffer),
    ended: ended.map(toEndedOffer),
    payments: payments === "open" ? open.flatMap(toPayments) : null,
    compare,
    now: ctx.now(),
    title: translator(locale, "offer")("compare.title"),
  };
}

export default function CompanyOffers() {
  const { open, payments, guarantees, equity, ended, on, compare, now } = useLoaderData<typeof loader>();
  const t = useTranslations("offer");
  const term = useTerm();
  const locale = useLocale();
  const count = open.length + guarantees.length + equity.length;
  const restated = {
    count,
    amount: formatMoneyShort(locale, on.amountFen),
    term: formatMonths(locale, on.termMonths),
  };
  const lead =
    count === 0
      ? undefined
      : open.length === 0
        ? t("compare.leadOthers", { count })
        : open.length === count
          ? t("compare.lead", restated)
          : t("compare.leadMixed", { ...restated, loans: open.length });
  const { column, figure } = columnsNamed(ended, t);
  return (
    <>
      <PageHeader title={t("compare.title")} lead={lead}>
        <span>{t("compare.onlyYou")}</span>
      </PageHeader>
      {count === 0 ? (
        <EmptyState
          title={t("compare.empty")}
          steps={[t("compare.emptyStep1"), t("compare.emptyStep2"), t("compare.emptyStep3")]}
          actions={<LinkButton to={paths.company.introductions()}>{t("compare.toIntroductions")}</LinkButton>}
        />
      ) : open.length === 0 ? null : (
        <>
          <CompareOn on={on} {...compare} />
          <OfferComparison offers={open} now={now} />
          <PaymentsSection payments={payments} typed={compare.typed} />
        </>
      )}
      {guarantees.length === 0 ? null : <GuaranteeOffers offers={guarantees} now={now} />}
      {equity.length === 0 ? null : <EquityOffers offers={equity} now={now} />}
      {ended.length === 0 ? null : (
        <Section id="ended" title={t("compare.ended")}>
          <RecordTable
            caption={t("compare.ended")}
            rows={ended}
            columns={[
              column("list.institution", (offer) => (
                <>
                  <Link className="row-link" to={paths.company.offer(offer.id)}>
                    {inLanguage(locale, offer.institution.nameZh, offer.institution.nameEn)}
                  </Link>
                  <small>{offeredTerm(term, offer.commitment, offer.instrument)}</small>
                </>
              )),
              figure("terms.amount", (offer) => <Money fen={offer.amountFen} />),
              column("list.status", (offer) => <StateBadge of="offer" state={offer.status} />),
              figure("list.since", (offer) => <Instant at={offer.statusChangedAt} />),
            ]}
          />
        </Section>
      )}
    </>
  );
}
