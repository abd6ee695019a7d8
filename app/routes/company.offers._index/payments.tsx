import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import type { TypedComparison } from "./compare-form.server.ts";
import type { OfferPayments } from "./compared-offers.ts";

const PaymentsChart = lazyView(() =>
  import("#app/components/charts/payments-chart.tsx").then((view) => view.PaymentsChart),
);

interface PaymentsSectionProps {
  /** Null while they are closed. */
  payments: readonly OfferPayments[] | null;
  typed: TypedComparison;
}

/** The payments of each month by offer, as charts and tables: loaded when they are opened. */
export function PaymentsSection({ payments, typed }: PaymentsSectionProps) {
  const t = useTranslations("offer.compare");
  const locale = useLocale();
  const to = (open: "open" | undefined) => withQuery(paths.company.offers(), { ...typed, payments: open });
  const isOpen = payments !== null;
  return (
    <Section
      id="payments"
      title={t("payments")}
      note={
        <Link to={to(isOpen ? undefined : "open")} aria-expanded={isOpen} preventScrollReset>
          {t(isOpen ? "paymentsHide" : "paymentsShow")}
        </Link>
      }
    >
      {isOpen ? (
        <div className="chart-row">
          {payments.map(({ id, institution, payments: own }) => (
            <PaymentsChart
              key={id}
              title={inLanguage(locale, institution.nameZh, institution.nameEn)}
              note={t("chartNote", {
                first: formatMoneyExact(locale, own.map(totalOf).find((fen) => fen > 0n) ?? 0n),
                count: own.length,
              })}
              highestFen={highest(payments)}
              payments={own}
            />
          ))}
        </div>
      ) : null}
    </Section>
  );
}

function totalOf({ principalFen, costFen }: OfferPayments["payments"][number]): bigint {
  return principalFen + costFen;
}

/** The charts share one scale. */
function highest(offers: readonly OfferPayments[]): bigint {
  return offers
    .flatMap(({ payments }) => payments.map(totalOf))
    .reduce((most, fen) => (fen > most ? fen : most), 0n);
}
