import { countOutcomes, type Evidence, type FitLine } from "#app/domain/applications/fit.ts";
import type { Outcome } from "#app/domain/matching/criteria/criterion.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { criterionFormatter } from "#app/shared/criterion-words.ts";
import type { FitRow, FitShown, OpenDocument } from "./shown.ts";

const marks: Readonly<Record<Outcome, FitRow["mark"]>> = { met: "met", not_met: "not", possible: "unknown" };

/** Every criterion of the mandate as text, with where the company's value comes from. */
export function formatFit(
  locale: Locale,
  lines: readonly FitLine[],
  documents: readonly OpenDocument[],
  mandate: string | null,
): FitShown {
  const criteria = translator(locale, "matching.criteria");
  const t = translator(locale, "dossier.fit");
  const words = criterionFormatter({
    locale,
    values: translator(locale, "matching.values"),
    list: translator(locale, "common.words"),
    term: labelsIn(locale),
  });
  const rowOf = (line: FitLine, index: number): FitRow => ({
    key: `${line.criterion}${index}`,
    criterion: line.criterion,
    label: criteria(line.criterion as Parameters<typeof criteria>[0]),
    wanted: words(line.mandateValue, line.criterion),
    has: line.companyValue.type === "hidden" ? t("notOpened") : words(line.companyValue, line.criterion),
    mark: marks[line.outcome],
    evidence: line.evidence === null ? t("noEvidence") : evidenceText(locale, line.evidence),
    documents: documents.filter(({ kind }) => (line.provedBy as readonly string[]).includes(kind)),
  });
  const required = lines.filter(({ isRequired }) => isRequired);
  const preferred = lines.filter(({ isRequired }) => !isRequired);
  const { met, not_met: missed, possible: unknown } = countOutcomes(required);
  const counted = t("summary", { met, missed, unknown, all: required.length });
  return {
    title: t("title"),
    note: mandate === null ? "" : t("note", { number: mandate }),
    heads: {
      criterion: t("criterion"),
      wanted: t("wanted"),
      has: t("has"),
      evidence: t("evidenceHead"),
      result: t("result"),
    },
    parts: [
      {
        key: "required",
        title: t("required"),
        note: required.length === 0 ? t("none") : counted,
        rows: required.map(rowOf),
      },
      { key: "preferred", title: t("preferred"), note: t("preferredNote"), rows: preferred.map(rowOf) },
    ].filter(({ key, rows }) => key === "required" || rows.length > 0),
    met,
    missed,
    unknown,
    of: required.length,
  };
}

function evidenceText(locale: Locale, evidence: Evidence): string {
  const t = translator(locale, "dossier.fit.evidence");
  if (evidence.source !== "books") return t(evidence.source);
  const { year, isAudited } = evidence;
  if (year === null) return t("noBooks");
  return t(isAudited ? "auditedBooks" : "books", { year: String(year) });
}
