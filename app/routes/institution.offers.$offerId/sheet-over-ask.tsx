import { useLocale, useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { OfferPage } from "./offer-page.ts";

interface SheetOverAskProps {
  page: OfferPage;
  draft: NonNullable<OfferPage["draft"]>;
}

/** That a sheet is for more than its institution is shown as sought by now, and what can be done; else nothing. */
export function SheetOverAsk({ page: { offer, terms }, draft: { overFen, approvedAt } }: SheetOverAskProps) {
  const t = useTranslations("offer.over");
  const locale = useLocale();
  if (overFen === null) return null;
  const said = {
    commitment: offer.commitment,
    amount: formatMoneyExact(locale, terms.amountFen ?? 0n),
    most: overFen === 0n ? "none" : formatMoneyExact(locale, overFen),
    approved: approvedAt === null ? "no" : "yes",
  };
  return (
    <Notice tone="due">
      <p>{t("sheet", said)}</p>
    </Notice>
  );
}
