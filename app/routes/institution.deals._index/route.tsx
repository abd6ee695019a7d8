import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { DealsPage } from "#app/components/deals/deals-page.tsx";
import { DEAL_GROUPS } from "#app/domain/deals/lists.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { readQuery, sortedListQuery } from "#app/http/forms/query.ts";
import { languageOf } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { listDeals } from "#app/services/deals/list-deals.server.ts";
import { colleaguesOf } from "#app/shared/colleagues.ts";
import { listedDeals } from "#app/shared/deal-steps/listed-deals.server.ts";
import { paths } from "#app/shared/paths.ts";

const query = sortedListQuery(DEAL_GROUPS);

/** All deals of the institution by group; the board shows only recently ended ones. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await requireInstitution(args, { unverified: "deals" });
  const { group, cursor, sort } = readQuery(args.request, query);
  return {
    page: listedDeals(
      locale,
      await listDeals(ctx, actor, { group, cursor, sort, language: languageOf(locale) }),
      { viewer: "institution", colleagues: colleaguesOf(locale, session) },
    ),
    group: group ?? null,
    isFirst: cursor === undefined,
    sort: sort ?? null,
    title: translator(locale, "deal")("list.title"),
  };
}

export default function InstitutionDeals() {
  const loaded = useLoaderData<typeof loader>();
  const t = useTranslations("deal.list");
  return (
    <DealsPage
      {...loaded}
      path={paths.institution.deals()}
      empty={{ step: t("emptyInstitution"), offers: paths.institution.offers() }}
      partyHead={t("company")}
      pathOf={paths.institution.deal}
    />
  );
}
