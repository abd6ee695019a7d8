import { useTranslations } from "use-intl";
import { ratiosOf, type YearFigures } from "#app/domain/organizations/figures.ts";
import { formatDecimal } from "#app/i18n/format.ts";
import type { FigureRow } from "./figure-rows.ts";

const ratioRows = {
  growth: "revenueGrowthBp",
  rdIntensity: "rdIntensityBp",
  debtRatio: "debtRatioBp",
} as const;
export type RatioRow = keyof typeof ratioRows;

/** A ratio of the typed figures, for each year. */
export function CalculatedRow({ row, figures }: { row: RatioRow; figures: readonly YearFigures[] }) {
  const t = useTranslations("prospect");
  return (
    <tr role="row" className="calc">
      <th role="rowheader" scope="row">
        {t(`rows.${row}`)}
        <small>{t("figures.calculated")}</small>
      </th>
      {figures.map(({ year }) => {
        const bp = ratiosOf(figures.filter((of) => of.year <= year))[ratioRows[row]];
        return (
          <td key={year} role="cell" className="num">
            {bp === null ? "–" : `${formatDecimal(String(bp / 100), 1)}%`}
          </td>
        );
      })}
    </tr>
  );
}

export function isRatio(row: FigureRow | RatioRow): row is RatioRow {
  return row in ratioRows;
}
