import { useTranslations } from "use-intl";
import type { FitPart } from "#app/domain/matching/fit.ts";
import { formatRate } from "#app/i18n/format.ts";
import type { translator } from "#app/i18n/translator.ts";
import type { Reason } from "../ui/reasons.tsx";
import { type CriterionWords, useCriterionWords } from "./criterion-words.ts";

/** Who reads: the institution about a company, or the company about an institution. */
export type Reader = "institution" | "company";
export type ReasonItem = Reason & { text: string; evidence: string | undefined };
export type ReasonItems = (parts: readonly FitPart[]) => ReasonItem[];

export function useReasonItems(reader: Reader): ReasonItems {
  return reasonItems(reader, useTranslations("matching"), useCriterionWords());
}

/** Parts of a score as reasons in words, with the values that were compared as evidence. */
export function reasonItems(
  reader: Reader,
  t: ReturnType<typeof translator<"matching">>,
  words: CriterionWords,
): ReasonItems {
  return (parts) =>
    parts.map((part, index) => ({
      key: `${part.kind}-${index}`,
      points: part.points,
      text: t(`${reader}.${part.kind}.${part.outcome}`),
      evidence: evidenceOf(part),
    }));

  function evidenceOf({ kind, of, outcome, mandateValue, companyValue }: FitPart): string | undefined {
    if (outcome === "unknown") return kind === "first_answer" ? undefined : t("adds");
    const has = words(companyValue, kind);
    const wanted = words(mandateValue, kind);
    if (of === "institution") return t("compared", { has, wanted });
    if (kind === "amount_covered") {
      return reader === "institution"
        ? t("comparedTheySeek", { wanted: has })
        : t("comparedAsk", { has: wanted, wanted: has });
    }
    if (kind === "price_room" && companyValue.type === "percentBp" && companyValue.max !== null) {
      const limit = formatRate((companyValue.max / 100).toFixed(2));
      return t(reader === "institution" ? "comparedLimit" : "comparedOwnLimit", {
        has: wanted,
        wanted: limit,
      });
    }
    return undefined;
  }
}
