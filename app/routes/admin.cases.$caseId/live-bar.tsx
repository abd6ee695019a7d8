import { useTranslations } from "use-intl";
import { type CaseView, DECISION } from "./view.ts";

/** On a phone the decision stands below a long page: its clock stays in view, with the way down to it. */
export function LiveBar({ view: { case: row, can, now } }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const clock = useTranslations("common.clock");
  if (!can.assign) return null;
  const isLate = now > row.dueAt;
  return (
    <div className="live-bar">
      <span>{clock(isLate ? "late" : "left", { days: row.workingDays })}</span>
      <a href={`#${DECISION}`}>{t("toDecision")}</a>
    </div>
  );
}
