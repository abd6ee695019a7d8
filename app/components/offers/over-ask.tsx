import { useLocale, useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import type { WayToLess } from "#app/domain/offers/negotiation/counter-fields.ts";
import type { OfferView } from "#app/domain/offers/view.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";

interface OverAskProps {
  offer: Pick<OfferView, "terms" | "commitment">;
  leftFen: bigint;
  /** What the reader can do. */
  way: WayToLess | null;
}

/** That an offer is for more than is left of the ask, by how much, and what can be done. */
export function OverAsk({ offer: { terms, commitment }, leftFen, way }: OverAskProps) {
  const t = useTranslations("offer.over");
  const locale = useLocale();
  const amount = formatMoneyExact(locale, committedFen(terms, commitment));
  const left = leftFen === 0n ? "none" : formatMoneyExact(locale, leftFen);
  return (
    <Notice tone="due">
      <p>
        {t("text", { amount, left })} {way === null ? null : t(`ways.${way}`)}
      </p>
    </Notice>
  );
}
