import { useTranslations } from "use-intl";
import type { MetCount } from "#app/domain/matching/ranking/opportunity-view.ts";
import type { Reader } from "./reason-items.ts";

interface BothDirectionsProps {
  reader: Reader;
  demands: MetCount;
  preferences: MetCount;
  asks: MetCount;
}

/** How many criteria are met in both directions, in one line. */
export function BothDirections({ reader, demands, preferences, asks }: BothDirectionsProps) {
  const t = useTranslations("matching.comparison");
  const counts = {
    demandsMet: demands.met,
    demandsOf: demands.of,
    preferencesMet: preferences.met,
    preferencesOf: preferences.of,
    asksMet: asks.met,
    asksOf: asks.of,
  };
  return (
    <p className="list-card__both">
      {t(preferences.of > 0 ? `${reader}.both` : `${reader}.bothBare`, counts)}
    </p>
  );
}
