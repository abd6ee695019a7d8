import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { PaymentsChart } from "#app/components/charts/payments-chart.tsx";
import { ContractRate, useFeeWords } from "#app/components/offer/offer-terms.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { ExactMoney, NotGiven } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { TermList, useTerm } from "#app/components/ui/term.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import type { LoanCost } from "#app/domain/offers/cost.ts";
import type { OfferSeenByCompany } from "#app/domain/offers/seen.ts";
import { paths } from "#app/http/paths.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyExact, formatMoneyShort, formatMonths, formatRate } from "#app/i18n/format.ts";

type Compared = OfferSeenByCompany & { compared: LoanCost };
type Row = {
  key: string;
  label: string;
  cell: (offer: Compared) => ReactNode;
  best?: ((offer: Compared) => boolean) | undefined;
};

/** Offers side by side at one amount and term; on a phone each line lists the offers under it. */
export function Comparison({ offers, now }: { offers: readonly Compared[]; now: Date }) {
  const t = useTranslations("offer");
  const term = useTerm();
  const locale = useLocale();
  const nameOf = ({ institution }: Compared) => inLanguage(locale, institution.nameZh, institution.nameEn);
  const rows = useRows(offers, now);
  return (
    <>
      <section aria-labelledby="comparison">
        <h2 className="visually-hidden" id="comparison">
          {t("compare.table")}
        </h2>
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
            {rows.map(({ key, label, cell, best }) => (
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
                        {isBest ? <span className="tag-best">{t("compare.lowest")}</span> : null}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="note-line">
          {t("cost.method")} {t("compare.restated")}
        </p>
      </section>
      <Section id="payments" title={t("compare.payments")}>
        <div className="chart-row">
          {offers.map((offer) => (
            <PaymentsChart
              key={offer.id}
              title={nameOf(offer)}
              note={t("compare.chartNote", {
                first: formatMoneyExact(locale, offer.compared.firstPaymentFen),
                count: offer.compared.rows.length,
              })}
              highestFen={highest(offers)}
              payments={offer.compared.rows.map((row) => ({
                period: row.month,
                principalFen: row.principalFen,
                costFen: row.interestFen + row.feesFen,
              }))}
            />
          ))}
        </div>
      </Section>
    </>
  );
}

function useRows(offers: readonly Compared[], now: Date): Row[] {
  const t = useTranslations("offer");
  const term = useTerm();
  const locale = useLocale();
  const fee = useFeeWords();
  const rates = offers.flatMap(({ compared }) =>
    compared.rate === null ? [] : [Number(compared.rate.compoundPercent)],
  );
  const lowestRate = Math.min(...rates);
  const lowestCost = offers.reduce<bigint | null>(
    (low, { compared }) => (low === null || compared.totalCostFen < low ? compared.totalCostFen : low),
    null,
  );
  return [
    {
      key: "rate",
      label: t("compare.annualised"),
      cell: ({ compared }) =>
        compared.rate === null ? (
          <NotGiven />
        ) : (
          <span className="big">{formatRate(compared.rate.compoundPercent)}</span>
        ),
      best: ({ compared }) => compared.rate !== null && Number(compared.rate.compoundPercent) === lowestRate,
    },
    {
      key: "cost",
      label: t("compare.totalCost"),
      cell: ({ compared }) => <ExactMoney fen={compared.totalCostFen} />,
      best: ({ compared }) => compared.totalCostFen === lowestCost,
    },
    {
      key: "original",
      label: t("compare.original"),
      cell: ({ terms }) =>
        `${formatMoneyShort(locale, terms.amountFen)}${t("terms.comma")}${formatMonths(locale, terms.termMonths)}`,
    },
    {
      key: "repayment",
      label: t("terms.repayment"),
      cell: ({ terms }) => term("repaymentMethods", terms.repaymentMethod),
    },
    {
      key: "first",
      label: t("compare.first"),
      cell: ({ compared }) => <ExactMoney fen={compared.firstPaymentFen} />,
    },
    {
      key: "last",
      label: t("compare.last"),
      cell: ({ compared }) => <ExactMoney fen={compared.lastPaymentFen} />,
    },
    {
      key: "contract",
      label: t("terms.contractRate"),
      cell: ({ terms, ratePercent }) => <ContractRate terms={terms} ratePercent={ratePercent} />,
    },
    {
      key: "fees",
      label: t("terms.fees"),
      cell: ({ terms }) =>
        terms.fees.length === 0 ? t("terms.none") : terms.fees.map(fee).join(t("terms.comma")),
    },
    {
      key: "security",
      label: t("terms.security"),
      cell: ({ terms }) =>
        terms.securities.length === 0 ? (
          t("terms.none")
        ) : (
          <TermList of="securities" codes={terms.securities.map(({ kind }) => kind)} />
        ),
    },
    {
      key: "until",
      label: t("compare.until"),
      cell: ({ expiresAt, isOnHold }) => (
        <>
          {expiresAt === null ? <NotGiven /> : <Deadline at={expiresAt} now={now} />}
          {isOnHold ? <Badge tone="due">{t("onHold")}</Badge> : null}
        </>
      ),
    },
    {
      key: "open",
      label: t("compare.act"),
      cell: (offer) => (
        <LinkButton to={paths.company.offer(offer.id)} size="sm">
          {t("compare.read")}
          <span className="visually-hidden">
            {" "}
            {inLanguage(locale, offer.institution.nameZh, offer.institution.nameEn)}
          </span>
        </LinkButton>
      ),
    },
  ];
}

/** The charts share one scale. */
function highest(offers: readonly Compared[]): bigint {
  return offers
    .flatMap(({ compared }) => compared.rows.map(({ totalFen }) => totalFen))
    .reduce((most, fen) => (fen > most ? fen : most), 0n);
}
