import { useTranslations } from "use-intl";
import { classNames } from "#app/components/ui/class-names.ts";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import type { FigureRow } from "./figure-rows.ts";

/** The inputs of one figure, one for each year. */
export function FigureInputs({
  row,
  form,
  years,
}: {
  row: FigureRow;
  form: ReplyForm;
  years: readonly number[];
}) {
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

/** Whether the figures of each year are audited. */
export function AuditedInputs({ form, years }: { form: ReplyForm; years: readonly number[] }) {
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
