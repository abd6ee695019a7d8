import { useTranslations } from "use-intl";
import { type Band, scoreBandOf } from "#app/domain/matching/ranking/score.ts";

/** The fit of an eligible match, 0 to 100, as a ring with the word of its band. */
export function FitRing({ score }: { score: number }) {
  const t = useTranslations("common.fit");
  const band = scoreBandOf(score);
  const words = { label: t("label", { score, band }), band: t(band) };
  return <FormattedFitRing score={score} band={band} words={words} />;
}

interface PhrasedFitRingProps {
  score: number;
  band: Band;
  words: { label: string; band: string };
}

/** The same with formatted texts: for long lists. */
export function FormattedFitRing({ score, band, words }: PhrasedFitRingProps) {
  return (
    <div className="fit">
      <svg className={`fit-ring fit-ring--${band}`} viewBox="0 0 56 56" role="img" aria-label={words.label}>
        <circle className="fit-ring__track" cx="28" cy="28" r="25" />
        <circle
          className="fit-ring__arc"
          cx="28"
          cy="28"
          r="25"
          pathLength="100"
          strokeDasharray={`${score} 100`}
          transform="rotate(-90 28 28)"
        />
        <text x="28" y="34">
          {score}
        </text>
      </svg>
      <span aria-hidden="true">{words.band}</span>
    </div>
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
      <svg
        className="fit-ring fit-ring--none"
        viewBox="0 0 56 56"
        role="img"
        aria-label={t("nearLabel", { met, total })}
      >
        <circle className="fit-ring__track" cx="28" cy="28" r="25" />
        <text x="28" y="33">
          {met}/{total}
        </text>
      </svg>
      <span aria-hidden="true">{t(isNear ? "near" : "unscored")}</span>
    </div>
  );
}
