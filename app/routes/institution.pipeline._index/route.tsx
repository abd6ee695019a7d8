import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { z } from "zod";
import { DealList } from "#app/components/deal/deal-list.tsx";
import { titleFromData } from "#app/components/layout/page-title.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Pagination, Tabs } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { DEAL_GROUPS } from "#app/domain/deals/lists.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { paths, withQuery } from "#app/http/paths.ts";
import { readQuery } from "#app/http/query.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { listDeals } from "#app/services/deals/list-deals.server.ts";

const query = z.object({ group: z.enum(DEAL_GROUPS).optional(), cursor: z.string().max(400).optional() });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const { group, cursor } = readQuery(args.request, query);
  return {
    page: await listDeals(ctx, actor, { group, cursor }),
    group: group ?? null,
    isFirst: cursor === undefined,
    title: translator(locale, "deal")("list.institutionTitle"),
  };
}

export const meta = titleFromData;

export default function InstitutionDeals() {
  const { page, group, isFirst, title } = useLoaderData<typeof loader>();
  const t = useTranslations("deal.list");
  const locale = useLocale();
  const to = (of: string | null, cursor?: string) =>
    withQuery(paths.institution.pipeline(), { group: of ?? undefined, cursor });
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
          steps={[t("emptyInstitution")]}
          actions={<LinkButton to={paths.institution.offers()}>{t("toOffers")}</LinkButton>}
        />
      ) : (
        <DealList
          caption={title}
          deals={page.rows}
          partyHead={t("company")}
          partyOf={(deal) => inLanguage(locale, deal.companyNameZh, deal.companyNameEn)}
          pathOf={paths.institution.deal}
        />
      )}
      <Pagination
        previous={isFirst ? null : to(group)}
        next={page.next === null ? null : to(group, page.next)}
      />
    </>
  );
}
