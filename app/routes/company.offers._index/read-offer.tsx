import { useLocale, useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import type { OfferSummary } from "#app/domain/offers/view.ts";
import { paths } from "#app/shared/paths.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";

/** Link to an offer's own page, where it is answered. */
export function ReadOffer({ offer }: { offer: Pick<OfferSummary, "id" | "institution"> }) {
  const t = useTranslations("offer");
  const locale = useLocale();
  return (
    <LinkButton to={paths.company.offer(offer.id)} size="sm">
      {t("compare.read")}
      <span className="visually-hidden">
        {" "}
        {inLanguage(locale, offer.institution.nameZh, offer.institution.nameEn)}
      </span>
    </LinkButton>
  );
}
