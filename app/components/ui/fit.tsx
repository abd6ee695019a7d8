import type { ReactElement } from "react";
import { useTranslations } from "use-intl";
import { scoreBandOf } from "#app/domain/matching/ranking/score.ts";

/** The fit of an eligible match, 0 to 100, as a ring with the word of its band. */
export function FitRing({ score }: { score: number }) {
  const t = useTranslations("common.fit");
  const ring = useScoreRing();
  return (
    <div className="fit">
      {ring(score)}
      <span aria-hidden="true">{t(scoreBandOf(score))}</span>
    </div>
  );
}

/**
 * The rings alone, for the rows of a list: their label says the band, and in a column of rings the figures do. Called
 * once for a list, so that its messages are looked up once.
 */
export function useScoreRing(): (score: number) => ReactElement {
  const t = useTranslations("common.fit");
  return (score) => {
    const band = scoreBandOf(score);
    return (
      <svg
        className={`fit-ring fit-ring--${band}`}
        viewBox="0 0 36 36"
        role="img"
        aria-label={t("label", { score, band })}
      >
        <circle strokeDasharray={`${score} 100`} />
        <text>{score}</text>
      </svg>
    );
  };
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
