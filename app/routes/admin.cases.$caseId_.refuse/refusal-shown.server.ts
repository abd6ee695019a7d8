import { INSTITUTION_REASONS } from "#app/domain/codes/reasons.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { termsIn } from "#app/i18n/terms.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import type { readCase } from "#app/services/moderation/read-case.server.ts";

type CaseRead = Awaited<ReturnType<typeof readCase>>;

/** The texts of the review of a first application's refusal: formatted here, so that no browser loads them. */
export function refusalShown(
  locale: Locale,
  { case: row, nameZh, nameEn }: CaseRead,
  { version, checks }: Pick<NonNullable<CaseRead["application"]>, "version" | "checks">,
) {
  const t = translator(locale, "ending.refusal");
  const term = termsIn(locale);
  const unmet = checks.filter(({ outcome }) => outcome === "not_met").length;
  return {
    page: t("page", { institution: inLanguage(locale, nameZh, nameEn) }),
    number: runningNumber("case", row.number),
    title: t("title"),
    act: t("act"),
    back: t("back"),
    labels: { codes: t("codes"), note: t("note") },
    facts: [
      { key: "version", label: t("version"), value: version ?? 1 },
      { key: "unmet", label: t("unmet"), value: unmet },
    ],
    follows: (["ends", "people", "drafts", "changes", "told"] as const).map((key) => t(key)),
    reasons: INSTITUTION_REASONS.map((value) => ({ value, label: term("institutionReasons", value) })),
  };
}
