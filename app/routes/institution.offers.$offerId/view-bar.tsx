import { useLocale, useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { formatMoneyExact, formatRate } from "#app/i18n/format.ts";
import type { OfferPage } from "./offer-page.ts";

/** On a phone: the company's cost in one line, and the button that opens all of it, without script. */
export function ViewBar({ cost, equity }: Pick<OfferPage, "cost" | "equity">) {
  const t = useTranslations("offer.writing.view");
  const locale = useLocale();
  const rate = cost?.rate?.compoundPercent;
  return (
    <div className="live-bar">
      <span>
        {cost === null ? (
          t(equity === null ? "barNothing" : "barEquity")
        ) : (
          <>
            <b>{t("barPayment", { amount: formatMoneyExact(locale, cost.firstPaymentFen) })}</b>
            {rate === undefined ? null : t("barRate", { rate: formatRate(rate) })}
          </>
        )}
      </span>
      <Button type="button" size="sm" popovertarget="company-view">
        {t("open")}
      </Button>
    </div>
  );
}
