import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { paths } from "#app/shared/paths.ts";

/** To its company: why an offer is on hold, and the deal that it waits for. */
export function HeldBy({ dealId }: { dealId: string | null }) {
  const t = useTranslations("offer.answer");
  return (
    <>
      <WhyNot code="offer-on-hold" />
      {dealId === null ? null : (
        <div className="row">
          <LinkButton to={paths.company.deal(dealId)}>{t("toHolding")}</LinkButton>
        </div>
      )}
    </>
  );
}
