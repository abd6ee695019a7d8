import { useLocale, useTranslations } from "use-intl";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { ComparedOffer } from "./compared-offers.ts";
import { useComparisonRows } from "./comparison-rows.tsx";

/** Offers side by side at one amount and term; on a phone each row lists its offers. */
export function OfferComparison({ offers, now }: { offers: readonly ComparedOffer[]; now: Date }) {
  const t = useTranslations("offer");
  const term = useTerm();
  const locale = useLocale();
  const nameOf = ({ institution }: Pick<ComparedOffer, "institution">) =>
    inLanguage(locale, institution.nameZh, institution.nameEn);
  const rows = useComparisonRows(offers, now);
  return (
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
  );
}
