import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import type { OfferView } from "#app/domain/offers/view.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";

interface AcceptOfferProps {
  offer: OfferView;
  whyNot: RefusalCode | null;
  institution: string;
}

/** The way to the review of the acceptance. */
export function AcceptOffer({ offer, whyNot, institution }: AcceptOfferProps) {
  const t = useTranslations("offer.answer");
  const guarantee = useTranslations("offer.guarantee");
  const isGuarantee = offer.commitment === "guarantee";
  return (
    <div className="stack">
      <p className="small">
        {isGuarantee ? guarantee("acceptNote", { institution }) : t("acceptNote", { institution })}
      </p>
      {whyNot === null ? (
        <div className="row">
          <LinkButton to={reviewPaths.acceptance(offer.id)} tone="primary">
            {isGuarantee ? guarantee("accept") : t("accept")}{" "}
            <ExactMoney fen={committedFen(offer.terms, offer.commitment)} unit />
          </LinkButton>
        </div>
      ) : (
        <WhyNot code={whyNot} />
      )}
    </div>
  );
}
