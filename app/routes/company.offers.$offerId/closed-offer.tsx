import { useTranslations } from "use-intl";
import { useTerm } from "#app/components/ui/term.tsx";
import type { OfferView } from "#app/domain/offers/view.ts";

/** How an offer ended that can no longer be answered. */
export function ClosedOffer({ offer }: { offer: OfferView }) {
  const t = useTranslations("offer.answer");
  const term = useTerm();
  return (
    <section className="decision" aria-labelledby="answer">
      <h2 id="answer">{t("closed")}</h2>
      {offer.reasonCode === null ? null : (
        <p>{t("reason", { reason: term("companyDeclineReasons", offer.reasonCode) })}</p>
      )}
      {offer.note === null ? null : <p className="muted">{offer.note}</p>}
      <p className="small muted">{t("closedNote")}</p>
    </section>
  );
}
