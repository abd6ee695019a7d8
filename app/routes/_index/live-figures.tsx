import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { FiguresNote } from "#app/components/public/figures-note.tsx";
import {
  medianText,
  wholePercentText,
  type ShownFigures,
  type PaceView,
} from "#app/components/public/figures.ts";
import { Stats, type Stat } from "#app/components/ui/stats.tsx";
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
  const drawn: Stat = {
    key: "drawn",
    label: t("stats.drawn"),
    value: money === null ? few : <Money fen={money.fen} moved={money.fen > 0n} />,
    note: money === null ? t("stats.fewNote") : t("stats.drawnNote", { deals: money.deals }),
  };
  const published: Stat = {
    key: "companies",
    label: t("stats.companies"),
    value: companies === null ? few : formatCount(companies),
    note: t("stats.companiesNote", market),
  };
  const answer = useMeasured({
    key: "answer",
    unit: "workingDays",
    pace: figures.answers,
    goalPercent: GOALS.answerPercent,
  });
  const decision = useMeasured({
    key: "decision",
    unit: "days",
    pace: figures.decisions,
    goalPercent: GOALS.decisionPercent,
  });
  return (
    <section aria-label={t("home.figures")}>
      <Stats stats={[drawn, published, answer, decision]} />
      <FiguresNote at={figures.at} />
    </section>
  );
}

interface MeasuredOptions {
  key: "answer" | "decision";
  unit: "workingDays" | "days";
  pace: PaceView | null;
  goalPercent: number;
}

function useMeasured({ key, unit, pace, goalPercent }: MeasuredOptions): Stat {
  const t = useTranslations("public");
  const common = useTranslations("common.words");
  if (pace === null)
    return { key, label: t(`stats.${key}`), value: <small>{t("few")}</small>, note: t("stats.fewNote") };
  const { median, withinPercent } = pace;
  const value =
    median === null ? (
      <small>{common("notMeasured")}</small>
    ) : (
      t.rich(`stats.${unit}`, { days: medianText(median), count: Number(median), small })
    );
  const isMet = (withinPercent ?? 0) >= goalPercent;
  const percent = wholePercentText(withinPercent);
  return {
    key,
    label: t(`stats.${key}`),
    value,
    missed: !isMet,
    note: t(`stats.${key}Note`, { percent, isMet: String(isMet) }),
  };
}
