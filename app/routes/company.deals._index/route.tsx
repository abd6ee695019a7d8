import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { DealsPage } from "#app/components/deals/deals-page.tsx";
import { DEAL_GROUPS } from "#app/domain/deals/lists.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { colleaguesOf } from "#app/shared/colleagues.ts";
import { listedDeals } from "#app/shared/deal-steps/listed-deals.server.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery, listQuery } from "#app/http/forms/query.ts";
import { translator } from "#app/i18n/translator.ts";
import { listDeals } from "#app/services/deals/list-deals.server.ts";

const query = listQuery(DEAL_GROUPS);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await requireCompany(args);
  const { group, cursor } = readQuery(args.request, query);
  return {
    page: listedDeals(locale, await listDeals(ctx, actor, { group, cursor }), {
      viewer: "company",
      colleagues: colleaguesOf(locale, session),
    }),
    group: group ?? null,
    isFirst: cursor === undefined,
    title: translator(locale, "deal")("list.title"),
  };
}

export default function CompanyDeals() {
  const loaded = useLoaderData<typeof loader>();
  const t = useTranslations("deal.list");
  return (
    <DealsPage
      {...loaded}
      path={paths.company.deals()}
      empty={{ step: t("emptyCompany"), offers: paths.company.offers() }}
      partyHead={t("institution")}
      pathOf={paths.company.deal}
    />
  );
}
