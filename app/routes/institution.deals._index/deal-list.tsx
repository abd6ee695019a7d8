import { useTranslations } from "use-intl";
import { Pagination } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { dealsUrl, type DealsQuery } from "#app/http/deals-query.ts";
import { paths } from "#app/http/paths.ts";
import type { Reply } from "#app/http/reply.ts";
import { DealRow } from "./deal-row.tsx";
import { DealTabs } from "./deal-tabs.tsx";
import { DealsToolbar } from "./toolbar.tsx";
import type { Deals, DealsMandate } from "./shapes.ts";

/** What fits, in order, a page at a time. */
export function DealList({
  mandate,
  deals,
  query,
  now,
  reply,
}: {
  mandate: DealsMandate;
  deals: Deals;
  query: DealsQuery;
  now: Date;
  reply: Reply["form"];
}) {
  const t = useTranslations("matching.deals");
  const { rows, counts, next } = deals;
  const url = paths.institution.deals();
  return (
    <section className="stack" aria-labelledby="list">
      <DealTabs query={query} counts={counts} />
      <h2 className="visually-hidden" id="list">
        {t("list")}
      </h2>
      <DealsToolbar mandate={mandate} query={query} counts={counts} />
      {rows.length === 0 ? (
        <NoDeals query={query} all={counts.fits} />
      ) : (
        <ol className="deals">
          {rows.map((deal) => (
            <li key={deal.id}>
              <DealRow deal={deal} mandateId={mandate.id} query={query} now={now} reply={reply} />
            </li>
          ))}
        </ol>
      )}
      <Pagination
        previous={query.after === undefined ? null : dealsUrl(url, query, {})}
        next={next === null ? null : dealsUrl(url, query, { after: next })}
      />
    </section>
  );
}

function NoDeals({ query, all }: { query: DealsQuery; all: number }) {
  const t = useTranslations("matching.deals.empty");
  const isFiltered = all > 0;
  return (
    <EmptyState
      title={t(isFiltered ? "filtered" : "none")}
      actions={
        isFiltered ? (
          <LinkButton to={paths.institution.deals(query.mandate)}>{t("clear")}</LinkButton>
        ) : undefined
      }
    >
      {isFiltered ? t("filteredText", { all }) : t("noneText")}
    </EmptyState>
  );
}
