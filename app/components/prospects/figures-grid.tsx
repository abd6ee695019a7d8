import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { FORM_UNIT } from "#app/domain/prospects/draft.ts";
import type { YearFigures } from "#app/domain/organizations/figures.ts";
import { parseMoney } from "#app/lib/typed-numbers.ts";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { TableHead } from "#app/components/ui/table-head.tsx";
import { type FigureRow, ROWS_OF_ASK } from "./figure-rows.ts";
import { type RatioRow, isRatio, CalculatedRow } from "./ratio-row.tsx";
import { FigureInputs, AuditedInputs } from "./year-inputs.tsx";

const groups: readonly {
  name: "income" | "balance" | "research";
  rows: readonly (FigureRow | RatioRow)[];
}[] = [
  {
    name: "income",
    rows: ["revenueFen", "mainRevenueFen", "netProfitFen", "profitBeforeTaxFen", "interestFen", "growth"],
  },
  { name: "balance", rows: ["totalAssetsFen", "totalLiabilitiesFen", "debtRatio"] },
  { name: "research", rows: ["rdExpenseFen", "rdIntensity", "staff", "rdStaff"] },
];

interface FiguresGridProps {
  form: ReplyForm;
  years: readonly number[];
  of: "company" | "ask";
}

/**
 * Figures per year as a grid: a row per figure, a column per year, oldest first, and ratios that are updated while
 * typing. Its inputs are `years[0].revenueFen` and so on.
 */
export function FiguresGrid({ form, years, of }: FiguresGridProps) {
  const t = useTranslations("prospect.figures");
  const table = useRef<HTMLTableElement>(null);
  const [typed, setTyped] = useState<readonly YearFigures[] | null>(null);
  const figures = typed ?? figuresOf(years, (name) => form.field(name).defaultValue ?? "");
  return (
    <table
      className="tbl tbl--cards grid-input"
      role="table"
      ref={table}
      onInput={() => setTyped(figuresOf(years, (name) => valueIn(table.current, `${form.id}-${name}`)))}
    >
      <caption className="visually-hidden">{t("caption", { years: years.join(", ") })}</caption>
      <colgroup>
        <col className="col-label" />
        {years.map((year) => (
          <col key={year} />
        ))}
      </colgroup>
      <TableHead heads={[{ head: t("unit") }, ...years.map((year) => ({ head: year, className: "num" }))]} />
      <tbody role="rowgroup">
        {groups.map(({ name, rows }) => [
          <tr key={name} role="row" className="tr--group">
            <th role="rowheader" scope="rowgroup" colSpan={years.length + 1}>
              {t(name)}
            </th>
          </tr>,
          ...rows
            .filter((row) => of === "ask" || !ROWS_OF_ASK.includes(row))
            .map((row) =>
              isRatio(row) ? (
                <CalculatedRow key={row} row={row} figures={figures} />
              ) : (
                <FigureInputs key={row} row={row} form={form} years={years} />
              ),
            ),
        ])}
        <AuditedInputs form={form} years={years} />
      </tbody>
    </table>
  );
}

/** Input of the ratios: a text that is no amount counts as not given. */
function figuresOf(years: readonly number[], textOf: (name: string) => string): YearFigures[] {
  return years.map((year, index) => {
    const fen = (row: FigureRow) => {
      const parsed = parseMoney(textOf(`years[${index}].${row}`), FORM_UNIT);
      return parsed.ok ? parsed.fen : undefined;
    };
    return {
      year,
      revenueFen: fen("revenueFen"),
      rdExpenseFen: fen("rdExpenseFen"),
      totalAssetsFen: fen("totalAssetsFen"),
      totalLiabilitiesFen: fen("totalLiabilitiesFen"),
    };
  });
}

function valueIn(table: HTMLTableElement | null, id: string): string {
  const input = table?.ownerDocument.getElementById(id);
  return input instanceof HTMLInputElement ? input.value : "";
}
