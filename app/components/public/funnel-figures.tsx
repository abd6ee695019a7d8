import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { sharePercent } from "#app/domain/figures/responsiveness.ts";
import { FunnelTable, type FunnelStage } from "../charts/funnel-table.tsx";
import type { FunnelStage as Stage } from "#app/domain/figures/public-cells.ts";
import { medianText, type ShownFigures } from "./figures.ts";

const phone = (words: ReactNode) => <span className="phone-only">{words}</span>;

/** A column needs a mark for a missing figure; a phone, without columns, needs none. */
const none = <span className="phone-hide">–</span>;

/** The conversion funnel of the prospects posted within twelve months. */
export function FunnelFigures({ figures }: { figures: Pick<ShownFigures, "funnel" | "moderation"> }) {
  const t = useTranslations("public.funnel");
  const few = useTranslations("public");
  const posted = figures.funnel.find(({ stage }) => stage === "posted")?.prospects ?? null;
  const medianOf = (stage: Stage, days: string | null): ReactNode => {
    if (stage === "posted") {
      const median = figures.moderation?.median ?? null;
      return median === null
        ? "–"
        : t.rich("moderated", {
            days: medianText(median),
            count: Number(median),
            phone,
          });
    }
    if (stage === "matched" || days === null) return none;
    return t.rich(`after.${stage}`, { days: medianText(days), count: Number(days), phone });
  };
  const stages = figures.funnel.map(({ stage, prospects, medianWorkingDays }): FunnelStage => ({
    key: stage,
    label: t(`stages.${stage}`),
    count: prospects,
    sharePercent: prospects === null || posted === null ? null : sharePercent(prospects, posted),
    median: medianOf(stage, medianWorkingDays),
    moved: stage === "drawn",
  }));
  return (
    <div>
      <FunnelTable caption={t("caption")} few={few("few")} stages={stages} />
      <p className="note-line">{t("matchedNote")}</p>
    </div>
  );
}
