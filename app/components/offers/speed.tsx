import { useTranslations } from "use-intl";
import type { MeasuredDrawdowns } from "#app/domain/figures/measured.ts";
import { FEWEST_PUBLISHED } from "#app/domain/figures/responsiveness.ts";

/** What a term sheet promises of its speed. */
export function PromisedSpeed({ days }: { days: number | undefined }) {
  const t = useTranslations("offer");
  return <>{days === undefined ? t("speed.notPromised") : t("terms.withinDays", { days })}</>;
}

/** How fast the institution's money came, beside what it promises; the deals that this rests on are said with it. */
export function MeasuredSpeed({
  drawdowns: { deals, medianWorkingDays },
  promised,
}: {
  drawdowns: MeasuredDrawdowns;
  promised: number | undefined;
}) {
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
