import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import type { OfferView } from "#app/domain/offers/view.ts";
import { paths } from "#app/shared/paths.ts";

/** How an offer ended that can no longer be answered, and where its company goes on with the institution or with others. */
export function ClosedOffer({ offer, institution }: { offer: OfferView; institution: string }) {
  const t = useTranslations("offer.answer");
  const term = useTerm();
  const { status } = offer;
  const isNamed = status === "expired" || status === "withdrawn" || status === "declined";
  return (
    <section className="decision" aria-labelledby="answer">
      <h2 id="answer">{isNamed ? t(`closedBy.${status}`, { institution }) : t("closed")}</h2>
      {offer.reasonCode === null ? null : (
        <p>{t("reason", { reason: term("companyDeclineReasons", offer.reasonCode) })}</p>
      )}
      {offer.note === null ? null : <p className="muted">{offer.note}</p>}
      <p className="small muted">{t("closedNote", { institution })}</p>
      <div className="row">
        <LinkButton to={paths.company.introduction(offer.introductionId)} tone="primary">
          {t("toIntroduction")}
        </LinkButton>
        <LinkButton to={paths.company.offers()} tone="quiet">
          {t("toOffers")}
        </LinkButton>
      </div>
    </section>
  );
}
