import { useTranslations } from "use-intl";
import { ratiosOf, type YearFigures } from "#app/domain/organizations/figures.ts";
import { FORM_UNIT } from "#app/domain/prospects/draft.ts";
import { formatDecimal } from "#app/i18n/format.ts";
import { parseMoney } from "#app/lib/typed-numbers.ts";
import type { FigureRow, FigureTexts, RatioRow } from "./figure-rows.ts";

const ratioRows = {
  growth: "revenueGrowthBp",
  rdIntensity: "rdIntensityBp",
  debtRatio: "debtRatioBp",
} as const satisfies Record<RatioRow, string>;

interface CalculatedRowProps {
  row: RatioRow;
  years: readonly number[];
  /** By year, in the order of `years`. */
  texts: readonly FigureTexts[];
}

/** A ratio of the typed figures, for each year. */
export function CalculatedRow({ row, years, texts }: CalculatedRowProps) {
  const t = useTranslations("prospect");
  const figures = years.map((year, index) => figuresOf(year, texts[index]));
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

/** Input of the ratios: a text that is no amount counts as not given. */
function figuresOf(year: number, texts: FigureTexts | undefined): YearFigures {
  const fen = (row: FigureRow) => {
    const parsed = parseMoney(texts?.[row] ?? "", FORM_UNIT);
    return parsed.ok ? parsed.fen : undefined;
  };
  return {
    year,
    revenueFen: fen("revenueFen"),
    rdExpenseFen: fen("rdExpenseFen"),
    totalAssetsFen: fen("totalAssetsFen"),
    totalLiabilitiesFen: fen("totalLiabilitiesFen"),
  };
}
