import { CONTACT_FIELDS, LICENCE_FIELDS } from "#app/domain/organizations/institution-application.ts";
import {
  changeOf,
  formatChanges,
  type LineChange,
  formatLines,
  type SentLine,
} from "#app/http/forms/format-lines.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { termsIn } from "#app/i18n/terms.ts";
import { translator } from "#app/i18n/translator.ts";
import type { readApplication } from "#app/services/moderation/read-application.server.ts";
import type { readSubmission } from "#app/services/moderation/read-submission.server.ts";

export type SubmissionRead = Awaited<ReturnType<typeof readSubmission>>;
export type ApplicationRead = Awaited<ReturnType<typeof readApplication>>;

/** The lines that sum up a step while it is closed; of figures, those of each year. */
const ESSENTIAL = new Set([
  "company.legalName",
  "business.headline",
  "people.founders",
  "figures.years.revenueFen",
  "ip.recognitions",
  "ask.instruments",
  "ask.amountMaxFen",
]);

export function prospectLines(locale: Locale, { lines, differences }: SubmissionRead) {
  return {
    lines: formatLines(locale, lines).map((line) =>
      ESSENTIAL.has(line.path.replace(/^figures\.years\.\d+/, "figures.years"))
        ? { ...line, isEssential: true }
        : line,
    ),
    differences: differences === null ? null : formatChanges(locale, differences),
  };
}

export function licenceLines(locale: Locale, { values, before, changed }: ApplicationRead) {
  const t = translator(locale, "institution");
  const term = termsIn(locale);
  const lineOf = (name: keyof typeof values, of: typeof values): SentLine => {
    const value = of[name] ?? null;
    const words = (): string | null => {
      if (name === "licenceExpiresOn") return value ? formatDay(locale, value) : t("fields.noEnd");
      if (value === null) return null;
      if (name === "kind") return term("institutionKinds", value);
      return name === "regulator" ? term("regulators", value) : value;
    };
    return { path: name, field: name, step: null, label: t(`fields.${name}`), value: words(), exact: null };
  };
  const names = [...LICENCE_FIELDS, ...CONTACT_FIELDS, "aboutZh", "aboutEn"] as const;
  return {
    lines: names.map((name) => lineOf(name, values)),
    differences:
      before && changed
        ? changed.map((name): LineChange => {
            const [old, young] = [lineOf(name, before), lineOf(name, values)];
            return {
              ...young,
              before: old.value,
              change: changeOf(old.value, young.value, name === "licenceScope"),
            };
          })
        : null,
  };
}
