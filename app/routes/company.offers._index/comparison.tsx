import { useLocale, useTranslations } from "use-intl";
import { PaymentsChart, paymentsOf } from "#app/components/charts/payments-chart.tsx";
import { NamedSection, Section } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { type Compared, useComparisonRows } from "./comparison-rows.tsx";

/** Offers side by side at one amount and term; on a phone each row lists its offers. */
export function OfferComparison({ offers, now }: { offers: readonly Compared[]; now: Date }) {
  const t = useTranslations("offer");
  const term = useTerm();
  const locale = useLocale();
  const nameOf = ({ institution }: Pick<Compared, "institution">) =>
    inLanguage(locale, institution.nameZh, institution.nameEn);
  const rows = useComparisonRows(offers, now);
  return (
    <>
      <NamedSection id="comparison" title={t("compare.table")} heading="hidden">
        <table className="tbl compare" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                <span className="visually-hidden">{t("compare.line")}</span>
              </th>
              {offers.map((offer) => (
                <th key={offer.id} role="columnheader" scope="col">
                  <strong>{nameOf(offer)}</strong>
                  <small>{term("instruments", offer.terms.instrument)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map(({ key, label, cell, best, bestLabel = "lowest" }) => (
              <tr key={key} role="row">
                <th role="rowheader" scope="row">
                  {label}
                </th>
                {offers.map((offer) => {
                  const isBest = offers.length > 1 && (best?.(offer) ?? false);
                  return (
                    <td
                      key={offer.id}
                      role="cell"
                      data-label={nameOf(offer)}
                      className={isBest ? "td--best" : undefined}
                    >
                      <span>
                        {cell(offer)}
                        {isBest ? <span className="tag-best">{t(`compare.${bestLabel}`)}</span> : null}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="note-line">{t("compare.restated", { method: t("cost.method") })}</p>
        <p className="note-line">{t("speed.note")}</p>
      </NamedSection>
      <Section id="payments" title={t("compare.payments")}>
        <div className="chart-row">
          {offers.map(({ compared: { cost }, ...offer }) =>
            cost === null ? null : (
              <PaymentsChart
                key={offer.id}
                title={nameOf(offer)}
                note={t("compare.chartNote", {
                  first: formatMoneyExact(locale, cost.firstPaymentFen),
                  count: cost.rows.length,
                })}
                highestFen={highest(offers)}
                payments={paymentsOf(cost)}
              />
            ),
          )}
        </div>
      </Section>
    </>
  );
}

/** The charts share one scale. */
function highest(offers: readonly Compared[]): bigint {
  return offers
    .flatMap(({ compared: { cost } }) => (cost === null ? [] : cost.rows.map(({ totalFen }) => totalFen)))
    .reduce((most, fen) => (fen > most ? fen : most), 0n);
}
