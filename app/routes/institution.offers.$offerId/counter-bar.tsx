import { useTranslations } from "use-intl";
import type { OfferPage } from "./offer-page.ts";

/** On a phone: that the company asks for other terms stays in view above the sheet, with the way to the answer. */
export function CounterBar({ page: { offer, view, whyNotRevise } }: { page: OfferPage }) {
  const t = useTranslations("offer.revise");
  if (offer.status !== "countered" || view !== "issued" || whyNotRevise !== null) return null;
  return (
    <div className="live-bar">
      <p className="small">{t("countered")}</p>
      <a href="#next" className="nowrap">
        {t("toAnswer")}
      </a>
    </div>
  );
}
