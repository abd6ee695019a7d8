import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { FORM_UNIT } from "#app/domain/prospects/draft.ts";
import { ratiosOf, type YearFigures } from "#app/domain/organizations/figures.ts";
import { formatDecimal } from "#app/i18n/format.ts";
import { parseMoney } from "#app/lib/money.ts";
import { classNames } from "#app/components/ui/class-names.ts";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { TableHead } from "#app/components/ui/table-head.tsx";
import type { FigureRow } from "./figure-rows.ts";

const ratioRows = {
  growth: "revenueGrowthBp",
  rdIntensity: "rdIntensityBp",
  debtRatio: "debtRatioBp",
} as const;
type RatioRow = keyof typeof ratioRows;

const groups: readonly {
  name: "income" | "balance" | "research";
  rows: readonly (FigureRow | RatioRow)[];
}[] = [
  { name: "income", rows: ["revenueFen", "mainRevenueFen", "netProfitFen", "growth"] },
  { name: "balance", rows: ["totalAssetsFen", "totalLiabilitiesFen", "debtRatio"] },
  { name: "research", rows: ["rdExpenseFen", "rdIntensity", "staff", "rdStaff"] },
];

/**
 * Figures per year as a grid: a row per figure, a column per year, oldest first, and ratios that are updated while
 * typing. Its inputs are `years[0].revenueFen` and so on.
 */
export function FiguresGrid({ form, years }: { form: ReplyForm; years: readonly number[] }) {
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
          ...rows.map((row) =>
            isRatio(row) ? (
              <CalculatedRow key={row} row={row} figures={figures} />
            ) : (
              <TypedRow key={row} row={row} form={form} years={years} />
            ),
          ),
        ])}
        <AuditedRow form={form} years={years} />
      </tbody>
    </table>
  );
}

function TypedRow({ row, form, years }: { row: FigureRow; form: ReplyForm; years: readonly number[] }) {
  const t = useTranslations("prospect");
  const errors = useTranslations("common.errors");
  const fields = years.map((year, index) => ({ year, ...form.field(`years[${index}].${row}`) }));
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {t(`rows.${row}`)}
        {fields.map(({ id, year, errors: found }) =>
          found ? (
            <p key={year} className="field__error" id={`${id}-error`}>
              <span>
                <span className="visually-hidden">{errors("prefix")}</span>
                {t("figures.error", { year: String(year), error: found[0] ?? "" })}
              </span>
            </p>
          ) : null,
        )}
      </th>
      {fields.map(({ id, name, year, defaultValue, errors: found }) => (
        <td key={year} role="cell">
          <div className={classNames(found && "field field--error")}>
            <input
              type="text"
              className="input input--num"
              id={id}
              name={name}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={defaultValue}
              aria-label={t("figures.cell", { label: t(`rows.${row}`), year: String(year) })}
              aria-invalid={found ? true : undefined}
              aria-describedby={found ? `${id}-error` : undefined}
            />
          </div>
        </td>
      ))}
    </tr>
  );
}

function CalculatedRow({ row, figures }: { row: RatioRow; figures: readonly YearFigures[] }) {
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

function AuditedRow({ form, years }: { form: ReplyForm; years: readonly number[] }) {
  const t = useTranslations("prospect.figures");
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {t("audited")}
      </th>
      {years.map((year, index) => {
        const name = `years[${index}].audited`;
        return (
          <td key={year} role="cell" className="num">
            <input type="hidden" name={`years[${index}].year`} value={year} />
            <label className="choice choice--cell">
              <input type="checkbox" name={name} value="on" defaultChecked={form.has(name, "on")} />
              <span className="visually-hidden">{t("auditedYear", { year: String(year) })}</span>
            </label>
          </td>
        );
      })}
    </tr>
  );
}

function isRatio(row: FigureRow | RatioRow): row is RatioRow {
  return row in ratioRows;
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
