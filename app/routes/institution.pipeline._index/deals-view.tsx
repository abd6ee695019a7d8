import { useLocale, useTranslations } from "use-intl";
import { DealsPage } from "#app/components/deals/deals-page.tsx";
import type { DealGroup } from "#app/domain/deals/lists.ts";
import { paths } from "#app/shared/paths.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { listDeals } from "#app/services/deals/list-deals.server.ts";

/** All deals of the institution by group; the board shows only recently ended ones. */
export function DealsView({
  title,
  ...deals
}: {
  title: string;
  page: Awaited<ReturnType<typeof listDeals>>;
  group: DealGroup | null;
  isFirst: boolean;
}) {
  const t = useTranslations("deal.list");
  const locale = useLocale();
  return (
    <DealsPage
      {...deals}
      title={title}
      path={paths.institution.dealList()}
      empty={{ step: t("emptyInstitution"), offers: paths.institution.offers() }}
      partyHead={t("company")}
      partyOf={(deal) => inLanguage(locale, deal.companyNameZh, deal.companyNameEn)}
      pathOf={paths.institution.deal}
    />
  );
}
