import type { ColumnKind } from "#app/domain/exports/section.ts";
import { moneyValue } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { shanghaiTime } from "#app/i18n/shanghai.ts";
import { termsIn } from "#app/i18n/terms.ts";
import { translator } from "#app/i18n/translator.ts";

type Columns = readonly (readonly [string, ColumnKind])[];
type Row = Readonly<Record<string, unknown>>;

/**
 * A section as a table in the reader's language: codes as texts, amounts in yuan, instants in Shanghai time. Values
 * that are not scalar are in the JSON file only.
 */
export function tableOf(locale: Locale, columns: Columns) {
  const t = translator(locale, "exports");
  const term = termsIn(locale);
  const shown = columns.filter(([, kind]) => kind !== "object");
  return {
    head: shown.map(([key, kind]) => {
      const words = t(`columns.${key}` as Parameters<typeof t>[0]);
      return kind === "money" || kind === "percent" ? t(`heads.${kind}`, { words }) : words;
    }),
    cells: (row: Row): (string | null)[] => shown.map(([key, kind]) => cell(kind, row[key])),
  };

  function cell(kind: ColumnKind, value: unknown): string | null {
    if (value === null || value === undefined) return null;
    if (typeof kind === "object") return term(kind.code, textOf(value));
    if (kind === "money") return moneyValue(BigInt(textOf(value)));
    if (kind === "boolean") return t(value === true ? "yes" : "no");
    if (value instanceof Date) return clock(value);
    return textOf(value);
  }
}

/** As in the JSON file: amounts as texts, which no program rounds. */
export function jsonOf(columns: Columns, row: Row): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(([key, kind]) => {
      const value = row[key] ?? null;
      return [key, typeof value === "bigint" ? (kind === "number" ? Number(value) : String(value)) : value];
    }),
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint"
    ? String(value)
    : "";
}

function clock(instant: Date): string {
  const { year, month, day, hour, minute } = shanghaiTime(instant);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
