import type { ReactElement } from "react";
import { useTranslations } from "use-intl";
import type { StandingTexts } from "#app/shared/standing-texts.ts";

/** A pair's place in its list as a ring, with the words that say it. */
export function FitRing({ standing }: { standing: StandingTexts }) {
  return (
    <div className="fit">
      {standingRing(standing)}
      <span aria-hidden="true">
        {standing.place}
        <br />
        {standing.part}
      </span>
    </div>
  );
}

/** The ring alone, for the rows of a list: its label says all of it. */
export function standingRing({ mark, share, band, whole }: StandingTexts): ReactElement {
  return (
    <svg className={`fit-ring fit-ring--${band}`} viewBox="0 0 36 36" role="img" aria-label={whole}>
      <circle strokeDasharray={`${share} 100`} />
      <text>{mark}</text>
    </svg>
  );
}

interface UnscoredRingProps {
  met: number;
  total: number;
  /** Whether exactly one criterion is missed. */
  isNear?: boolean;
}

/** What isn't eligible is never scored: a dashed ring shows how many criteria are met. */
export function UnscoredRing({ met, total, isNear = true }: UnscoredRingProps) {
  const t = useTranslations("common.fit");
  return (
    <div className="fit">
      <UnscoredRowRing met={met} total={total} />
      <span aria-hidden="true">{t(isNear ? "near" : "unscored")}</span>
    </div>
  );
}

/** The dashed ring alone, for rows. */
export function UnscoredRowRing({ met, total }: Pick<UnscoredRingProps, "met" | "total">) {
  const t = useTranslations("common.fit");
  return (
    <svg
      className="fit-ring fit-ring--none"
      viewBox="0 0 36 36"
      role="img"
      aria-label={t("nearLabel", { met, total })}
    >
      <circle />
      <text>{`${met}/${total}`}</text>
    </svg>
  );
}
