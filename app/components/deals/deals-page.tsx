import { useTranslations } from "use-intl";
import { DEAL_GROUPS, type DealGroup } from "#app/domain/deals/lists.ts";
import { withQuery } from "#app/shared/paths.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Pagination, Tabs } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { DealList, type ListedDeal } from "./deal-list.tsx";

/** One side's deals by group, paginated. */
export function DealsPage<Deal extends ListedDeal>({
  title,
  page,
  group,
  isFirst,
  path,
  empty,
  ...party
}: {
  title: string;
  page: { rows: readonly Deal[]; next: string | null };
  group: DealGroup | null;
  isFirst: boolean;
  path: string;
  /** Instructions for an empty list, with their link. */
  empty: { step: string; offers: string };
  partyHead: string;
  partyOf: (deal: Deal) => string;
  pathOf: (dealId: string) => string;
}) {
  const t = useTranslations("deal.list");
  const to = (of: string | null, cursor?: string) => withQuery(path, { group: of ?? undefined, cursor });
  return (
    <>
      <PageHeader title={title} />
      <Tabs
        label={t("groups")}
        tabs={[
          { key: "all", to: to(null), label: t("all"), current: group === null },
          ...DEAL_GROUPS.map((one) => ({ key: one, to: to(one), label: t(one), current: group === one })),
        ]}
      />
      {page.rows.length === 0 ? (
        <EmptyState
          title={t("empty")}
          steps={[empty.step]}
          actions={<LinkButton to={empty.offers}>{t("toOffers")}</LinkButton>}
        />
      ) : (
        <DealList caption={title} deals={page.rows} {...party} />
      )}
      <Pagination
        previous={isFirst ? null : to(group)}
        next={page.next === null ? null : to(group, page.next)}
      />
    </>
  );
}
