import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { FiguresNote } from "#app/components/public/figures-note.tsx";
import {
  medianText,
  wholePercentText,
  type ShownFigures,
  type PaceView,
} from "#app/components/public/figures.ts";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { GOALS } from "#app/domain/figures/responsiveness.ts";
import { formatCount } from "#app/i18n/format.ts";

const small = (words: ReactNode) => <small>{words}</small>;

/**
 * Four current figures, each with its goal if it has one. Figures of fewer than five organizations are replaced by a
 * text.
 */
export function LiveFigures({ figures }: { figures: ShownFigures }) {
  const t = useTranslations("public");
  const { market, money, companies } = figures;
  const few = <small>{t("few")}</small>;
  return (
    <section aria-label={t("home.figures")}>
      <Stats>
        <Stat
          label={t("stats.drawn")}
          value={money === null ? few : <Money sum fen={money.fen} moved={money.fen > 0n} />}
          note={money === null ? t("stats.fewNote") : t("stats.drawnNote", { deals: money.deals })}
        />
        <Stat
          label={t("stats.companies")}
          value={companies === null ? few : formatCount(companies)}
          note={t("stats.companiesNote", market)}
        />
        <Measured of="answer" unit="workingDays" pace={figures.answers} goalPercent={GOALS.answerPercent} />
        <Measured of="decision" unit="days" pace={figures.decisions} goalPercent={GOALS.decisionPercent} />
      </Stats>
      <FiguresNote at={figures.at} />
    </section>
  );
}

interface MeasuredProps {
  of: "answer" | "decision";
  unit: "workingDays" | "days";
  pace: PaceView | null;
  goalPercent: number;
}

function Measured({ of, unit, pace, goalPercent }: MeasuredProps) {
  const t = useTranslations("public");
  const common = useTranslations("common.words");
  if (pace === null)
    return <Stat label={t(`stats.${of}`)} value={<small>{t("few")}</small>} note={t("stats.fewNote")} />;
  const { median, withinPercent } = pace;
  const isMet = (withinPercent ?? 0) >= goalPercent;
  const percent = wholePercentText(withinPercent);
  return (
    <Stat
      label={t(`stats.${of}`)}
      value={
        median === null ? (
          <small>{common("notMeasured")}</small>
        ) : (
          t.rich(`stats.${unit}`, { days: medianText(median), count: Number(median), small })
        )
      }
      missed={!isMet}
      note={t(`stats.${of}Note`, { percent, isMet: String(isMet) })}
    />
  );
}
