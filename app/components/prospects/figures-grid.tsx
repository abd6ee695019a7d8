import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { TableHead } from "#app/components/ui/table-head.tsx";
import { FIGURE_ROWS, type FigureRow, type FigureTexts, type RatioRow, ROWS_OF_ASK } from "./figure-rows.ts";
import { FigureInputs, AuditedInputs } from "./year-inputs.tsx";

/** Loaded late: it is only read, and the server has written it already. */
const CalculatedRow = lazyView(() => import("./ratio-row.tsx").then((view) => view.CalculatedRow));

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
  const [typed, setTyped] = useState<readonly FigureTexts[] | null>(null);
  const texts = typed ?? textsOf(years, (name) => form.field(name).defaultValue ?? "");
  return (
    <table
      className="tbl tbl--cards grid-input"
      role="table"
      ref={table}
      onInput={() => setTyped(textsOf(years, (name) => valueIn(table.current, `${form.id}-${name}`)))}
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
              isTyped(row) ? (
                <FigureInputs key={row} row={row} form={form} years={years} />
              ) : (
                <CalculatedRow key={row} row={row} years={years} texts={texts} />
              ),
            ),
        ])}
        <AuditedInputs form={form} years={years} />
      </tbody>
    </table>
  );
}

const isTyped = (row: FigureRow | RatioRow): row is FigureRow =>
  (FIGURE_ROWS as readonly string[]).includes(row);

/** What stands in each year's column, by the inputs' names. */
function textsOf(years: readonly number[], textAt: (name: string) => string): FigureTexts[] {
  return years.map(
    (_year, index) =>
      Object.fromEntries(FIGURE_ROWS.map((row) => [row, textAt(`years[${index}].${row}`)])) as FigureTexts,
  );
}

function valueIn(table: HTMLTableElement | null, id: string): string {
  const input = table?.ownerDocument.getElementById(id);
  return input instanceof HTMLInputElement ? input.value : "";
}
