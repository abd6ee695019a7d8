import { useTranslations } from "use-intl";
import { classNames } from "./class-names.ts";

export type FitBand = "high" | "medium" | "low";

/** High from 75, medium from 55, else low; 50 is the average eligible deal. */
export function bandOfScore(score: number): FitBand {
  return score >= 75 ? "high" : score >= 55 ? "medium" : "low";
}

/** The fit of an eligible match, 0 to 100, as a ring with its band in a word. */
export function FitRing({ score, size }: { score: number; size?: "sm" | "lg" }) {
  const t = useTranslations("common.fit");
  const band = bandOfScore(score);
  return (
    <div className="fit">
      <svg
        className={classNames("fit-ring", `fit-ring--${band}`, size && `fit-ring--${size}`)}
        viewBox="0 0 56 56"
        role="img"
        aria-label={t("label", { score, band })}
      >
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
      <span aria-hidden="true">{t(band)}</span>
    </div>
  );
}

/** A near miss is never scored: a dashed ring says how many criteria are met. */
export function NearMissRing({ met, total, size }: { met: number; total: number; size?: "sm" | "lg" }) {
  const t = useTranslations("common.fit");
  return (
    <div className="fit">
      <svg
        className={classNames("fit-ring fit-ring--none", size && `fit-ring--${size}`)}
        viewBox="0 0 56 56"
        role="img"
        aria-label={t("nearLabel", { met, total })}
      >
        <circle className="fit-ring__track" cx="28" cy="28" r="25" />
        <text x="28" y="33">
          {met}/{total}
        </text>
      </svg>
      <span aria-hidden="true">{t("near")}</span>
    </div>
  );
}
