import { useTranslations } from "use-intl";
import type { MeasuredDrawdowns } from "#app/domain/figures/measured.ts";
import { FEWEST_PUBLISHED } from "#app/domain/figures/responsiveness.ts";

interface MeasuredSpeedProps {
  drawdowns: MeasuredDrawdowns;
  promised: number | undefined;
}

/** The institution's measured speed beside its promise, with the number of deals behind it. */
export function MeasuredSpeed({ drawdowns: { deals, medianWorkingDays }, promised }: MeasuredSpeedProps) {
  const t = useTranslations("offer.speed");
  if (medianWorkingDays === null) return <>{t("tooFew", { least: FEWEST_PUBLISHED })}</>;
  const later = promised === undefined ? 0 : Math.round((medianWorkingDays - promised) * 10) / 10;
  return (
    <>
      {t("median", { days: String(medianWorkingDays), count: medianWorkingDays, deals })}{" "}
      {later > 0 ? <small>{t("later", { days: String(later), count: later })}</small> : null}
    </>
  );
}
