import { useTranslations } from "use-intl";
import { LegendItem } from "#app/components/charts/legend-item.tsx";
import { ExactMoney, Money } from "#app/components/ui/money.tsx";
import type { RecordedDeal, RecordedDrawdown } from "./recorded-deal.ts";

interface DealProgressProps {
  deal: Pick<RecordedDeal, "status" | "amountFen" | "confirmedFen">;
  drawdowns: readonly Pick<RecordedDrawdown, "status" | "amountFen">[];
}

/** How much of a deal's amount both sides have confirmed, how much is under way, and the rest; the amounts beside the bar. */
export function DealProgress({ deal: { status, amountFen, confirmedFen }, drawdowns }: DealProgressProps) {
  const t = useTranslations("deal.money");
  const sumOf = (...statuses: readonly string[]) =>
    drawdowns.reduce((sum, one) => (statuses.includes(one.status) ? sum + one.amountFen : sum), 0n);
  const [paidFen, askedFen] = [sumOf("funded", "disputed"), sumOf("requested")];
  const restFen = amountFen - confirmedFen - paidFen - askedFen;
  const share = (fen: bigint) => Number((fen * 10_000n) / amountFen) / 100;
  const parts = [
    { key: "isPaid", series: "series-2", fen: paidFen },
    { key: "isAsked", series: "series-2", fen: askedFen },
    { key: status === "fell_through" ? "freed" : "rest", series: "series-rest", fen: restFen },
  ] as const;
  return (
    <div className="progress-money">
      <p>
        {t.rich("progress", {
          confirmed: () => <ExactMoney fen={confirmedFen} moved={confirmedFen > 0n} unit />,
          amount: () => <ExactMoney fen={amountFen} unit />,
        })}
      </p>
      <svg className="progress-money__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="p-track" width="100" height="4" />
        <rect className="p-offered" x={share(confirmedFen)} width={share(paidFen + askedFen)} height="4" />
        <rect className="p-moved" width={share(confirmedFen)} height="4" />
      </svg>
      <ul className="legend">
        <LegendItem series="series-moved">
          <span>
            {t("isConfirmed")} <Money fen={confirmedFen} moved={confirmedFen > 0n} />
          </span>
        </LegendItem>
        {parts.map(({ key, series, fen }) =>
          fen === 0n ? null : (
            <LegendItem key={key} series={series}>
              <span>
                {t(key)} <Money fen={fen} />
              </span>
            </LegendItem>
          ),
        )}
      </ul>
    </div>
  );
}
