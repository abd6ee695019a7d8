import { useTranslations } from "use-intl";
import type { FitPart } from "#app/domain/matching/fit.ts";
import type { Reason } from "../ui/reasons.tsx";
import { useCriterionWords } from "./criterion-words.ts";

/** Who reads: the institution about a company, or the company about an institution. */
export type Reader = "institution" | "company";

/** Parts of a score as reasons in words, with the values that were compared as evidence. */
export function useReasonItems(reader: Reader): (parts: readonly FitPart[]) => Reason[] {
  const t = useTranslations("matching");
  const words = useCriterionWords();
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
    if (kind === "price_room") {
      return t(reader === "institution" ? "comparedLimit" : "comparedOwnLimit", { has: wanted, wanted: has });
    }
    return undefined;
  }
}
