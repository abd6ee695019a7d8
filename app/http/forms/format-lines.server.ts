import { textDifference, type TextDifference } from "#app/domain/moderation/text-difference.ts";
import type { Leaf, LeafDifference, LeafKey, LeafRow } from "#app/domain/prospects/leaves.ts";
import {
  formatCount,
  formatDay,
  formatMoneyExact,
  formatMoneyShort,
  formatMonths,
  formatRate,
} from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { termsIn } from "#app/i18n/terms.ts";
import { translator } from "#app/i18n/translator.ts";
import { sectorPath } from "#app/i18n/sector-path.ts";

/** A formatted line of a prospect: the page needs no code for two hundred kinds of value. */
export interface SentLine {
  path: string;
  /** The field that a note refers to. */
  field: string;
  /** The heading of the line; null where there is only one heading. */
  step: string | null;
  label: string;
  /** Null where there is no value. */
  value: string | null;
  /** The exact figure, where `value` is abbreviated. */
  exact: string | null;
  /** Among the few that sum up their step. */
  isEssential?: boolean | undefined;
}

/** A line that differs from the live version: of prose, the changed part; of all else, the whole value. */
export type LineChange = SentLine & { before: string | null; change: TextDifference };

const groups: Readonly<Record<string, string>> = {
  "company.district": "districts",
  "people.keyRoles": "keyRoles",
  "ip.recognitions": "recognitions",
  "ask.instruments": "instruments",
  "ask.purpose": "purposes",
  "ask.rateVisibility": "rateVisibilities",
  "ask.securities": "securities",
  "ask.stage": "stages",
};

type Words = ReturnType<typeof wordsIn>;

/** What all lines of a content need: to create a translator takes longer than to format a line. */
function wordsIn(locale: Locale) {
  return {
    locale,
    prospect: translator(locale, "prospect"),
    common: translator(locale, "common"),
    term: termsIn(locale),
  };
}

function lineOf(words: Words, row: LeafKey, value: Leaf | null): SentLine {
  return {
    path: row.path,
    field: `${row.step}.${row.field}`,
    step: words.prospect(`steps.${row.step}`),
    label: labelOf(words, row),
    value: value === null || value === "" ? null : textOf(words, row, value),
    exact: typeof value === "bigint" ? formatMoneyExact(words.locale, value) : null,
  };
}

/** The formatted lines of a content. */
export function formatLines(locale: Locale, rows: readonly LeafRow[]): SentLine[] {
  const words = wordsIn(locale);
  return rows.map((row) => lineOf(words, row, row.value));
}

/** The formatted lines in which two contents differ. */
export function formatChanges(locale: Locale, rows: readonly LeafDifference[]): LineChange[] {
  const words = wordsIn(locale);
  return rows.map((row) => {
    const [before, after] = [lineOf(words, row, row.before), lineOf(words, row, row.after)];
    return {
      ...after,
      before: before.value,
      change: changeOf(before.value, after.value, isProse(row, row.after)),
    };
  });
}

/** The changed part of prose; the whole value of all else. */
export function changeOf(before: string | null, after: string | null, isProse: boolean): TextDifference {
  if (isProse && before !== null && after !== null) return textDifference(before, after);
  return { start: "", removed: before ?? "", added: after ?? "", end: "" };
}

/** "Revenue, 2025", "Invention patent", "Use of funds". */
function labelOf({ prospect: t, term }: Words, { step, field, part }: LeafKey): string {
  if (part && "year" in part) {
    const label =
      part.measure === "audited" ? t("figures.audited") : t(`rows.${part.measure}` as "rows.revenueFen");
    return t("figures.cell", { label, year: String(part.year) });
  }
  if (part) return term(field === "rights" ? "ipKinds" : "recognitions", part.code);
  return t(`fields.${step}.${field}` as "fields.ask.stage");
}

function textOf({ locale, prospect, common, term }: Words, row: LeafKey, value: Leaf): string {
  const name = `${row.step}.${row.field}`;
  const coded = (code: string) => (groups[name] === undefined ? code : term(groups[name], code));
  if (typeof value === "bigint") return formatMoneyShort(locale, value);
  if (typeof value === "boolean") return common(value ? "words.yes" : "words.no");
  if (typeof value === "number") {
    if (row.field.startsWith("termMonths")) return formatMonths(locale, value);
    const unit = row.field === "firstAnswerDays" ? ` ${prospect("units.workingDays")}` : "";
    return formatCount(value) + unit;
  }
  if (typeof value !== "string" && value.length === 0) return common("words.none");
  if (typeof value !== "string") return value.map(coded).join(common("words.comma"));
  if (name === "company.sector") return sectorPath(term, value);
  if (name === "ask.maxRatePercent") return formatRate(value);
  if (name === "company.establishedOn" || row.field === "recognisedUntil") return formatDay(locale, value);
  return coded(value);
}

function isProse({ step, field }: LeafKey, value: Leaf | null): boolean {
  const name = `${step}.${field}`;
  return (
    typeof value === "string" && !(name in groups) && !/sector|Percent|establishedOn|recognised/.test(name)
  );
}
