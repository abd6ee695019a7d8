import { useTranslations } from "use-intl";
import { ReasonsSum, type Reason } from "../ui/reasons.tsx";

interface RankingExampleProps {
  example: { score: number; reasons: readonly Reason[] };
}

/** How a score adds up: the matcher's own sum for the demonstration pair. */
export function RankingExample({ example: { score, reasons } }: RankingExampleProps) {
  return <ReasonsSum score={score} items={reasons} />;
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
