import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { FiguresNote } from "#app/components/public/figures-note.tsx";
import { medianText, type ShownFigures } from "#app/components/public/figures.ts";
import { Stats, type Stat } from "#app/components/ui/facts.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { GOALS, sharePercent } from "#app/domain/figures/responsiveness.ts";
import { formatCount, formatShare } from "#app/i18n/format.ts";

const small = (words: ReactNode) => <small>{words}</small>;

/** Four figures about the present, each with its goal where there is one. What nobody has measured is said to be so. */
export function LiveFigures({ figures }: { figures: ShownFigures }) {
  const t = useTranslations("public");
  const { totals } = figures;
  const money: Stat = {
    key: "drawn",
    label: t("stats.drawn"),
    value: <Money fen={totals.drawnFen} moved={totals.drawnFen > 0n} />,
    note: t("stats.drawnNote", { deals: totals.drawnDeals }),
  };
  const companies: Stat = {
    key: "companies",
    label: t("stats.companies"),
    value: formatCount(totals.publishedCompanies),
    note: t("stats.companiesNote", {
      institutions: totals.activeInstitutions,
      mandates: totals.activeMandates,
    }),
  };
  const { answers, decisions } = figures;
  const answer = useMeasured({
    key: "answer",
    unit: "workingDays",
    median: answers?.medianWorkingDays ?? null,
    part: answers?.withinGoal ?? 0,
    whole: answers?.asked ?? 0,
    goalPercent: GOALS.answerPercent,
  });
  const decision = useMeasured({
    key: "decision",
    unit: "days",
    median: decisions.medianDays,
    part: decisions.withinGoal,
    whole: decisions.due,
    goalPercent: GOALS.decisionPercent,
  });
  return (
    <section aria-label={t("home.figures")}>
      <Stats stats={[money, companies, answer, decision]} />
      <FiguresNote at={figures.at} />
    </section>
  );
}

function useMeasured(measured: {
  key: "answer" | "decision";
  unit: "workingDays" | "days";
  median: string | null;
  part: number;
  whole: number;
  goalPercent: number;
}): Stat {
  const t = useTranslations("public.stats");
  const common = useTranslations("common.words");
  const { key, unit, median, part, whole, goalPercent } = measured;
  const share = sharePercent(part, whole);
  const value =
    median === null ? (
      <small>{common("notMeasured")}</small>
    ) : (
      t.rich(unit, { days: medianText(median), count: Number(median), small })
    );
  if (share === null) return { key, label: t(key), value, note: t("noCases") };
  const isMet = Number(share) >= goalPercent;
  const note = t(`${key}Note`, { percent: formatShare(share), isMet: String(isMet) });
  return { key, label: t(key), value, note, missed: !isMet };
}
