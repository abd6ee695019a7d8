import { useTranslations } from "use-intl";
import type { Reason, ReasonKind, ShownEvidence } from "#app/domain/matching/ranking/reason.ts";
import { formatRate } from "#app/i18n/format.ts";
import type { translator } from "#app/i18n/translator.ts";
import type { Reason as ReasonLine } from "../ui/reasons.tsx";
import type { CriterionFormatter } from "#app/shared/criterion-words.ts";
import { useCriterionFormatter } from "./criterion-formatter.ts";

/** Who reads: the institution about a company, or the company about an institution. */
export type Reader = "institution" | "company";
type ReasonItem = ReasonLine & { text: string; evidence: string | undefined };
export type ReasonItems = (reasons: readonly Reason[]) => ReasonItem[];

export function useReasonItems(reader: Reader): ReasonItems {
  return reasonItems(reader, useTranslations("matching"), useCriterionFormatter());
}

/** Formats the reasons of a score: what was compared, or earlier deals as evidence. */
function reasonItems(
  reader: Reader,
  t: ReturnType<typeof translator<"matching">>,
  words: CriterionFormatter,
): ReasonItems {
  return (reasons) =>
    reasons.map((reason) => ({
      key: reason.kind,
      points: reason.points,
      text: textOf(reason),
      evidence: reason.evidence === null ? comparedIn(reason) : dealsIn(reason.kind, reason.evidence),
    }));

  function textOf({ kind, statement }: Reason): string {
    switch (kind) {
      case "activity":
      case "demand":
        return t(`${reader}.${kind}.${statement === "more" ? "more" : "less"}`);
      case "combination":
      case "backers":
      case "rounds":
        return t(`${reader}.${statement === "more" ? "more" : "less"}`, { what: t(`criteria.${kind}`) });
      default:
        return statement === "met" || statement === "not_met"
          ? t(`${reader}.${kind}.${statement}`)
          : t(`${reader}.${statement}`, { what: t(`criteria.${kind}`) });
    }
  }

  function dealsIn(kind: ReasonKind, { deals, of, times, isExact }: ShownEvidence): string | undefined {
    const counts = { deals, of, times: String(times) };
    switch (kind) {
      case "district":
      case "sector":
        return t(`${reader}.evidence.${kind}${isExact ? "" : "Around"}`, counts);
      case "stage":
      case "instrument":
      case "amount":
      case "term":
      case "age":
        return t(`${reader}.evidence.${kind}`, counts);
      default:
        return undefined;
    }
  }

  function comparedIn({ kind, of, mandateValue, companyValue }: Reason): string | undefined {
    if (of === null) return undefined;
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
