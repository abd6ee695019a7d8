import { useTranslations } from "use-intl";
import { ReasonsSum, type Reason } from "../ui/reasons.tsx";

/** How a score adds up: a fictitious example, labelled as one. */
export function RankingExample() {
  const t = useTranslations("public.ranking");
  const parts: Reason[] = [
    { key: "sector", points: 15, text: t("parts.sector"), evidence: t("parts.sectorEvidence") },
    { key: "district", points: 10, text: t("parts.district"), evidence: t("parts.districtEvidence") },
    { key: "research", points: 7, text: t("parts.research") },
    { key: "smaller", points: 8, text: t("parts.smaller") },
    { key: "amount", points: -4, text: t("parts.amount") },
    { key: "unknown", points: 0, text: t("parts.unknown") },
  ];
  return <ReasonsSum score={86} items={parts} />;
}

/**
 * The four rules of every ranking. `gini` is the measured value with two decimals; null before the first measurement.
 */
export function RankingRules({ gini }: { gini: string | null }) {
  const t = useTranslations("public.ranking.rules");
  return (
    <ol className="rules">
      {(["pay", "unknown", "capacity", "exposure"] as const).map((rule) => (
        <li key={rule}>
          <h3>{t(`${rule}.title`)}</h3>
          <p>{t(`${rule}.text`, { gini: gini ?? "none" })}</p>
        </li>
      ))}
    </ol>
  );
}
