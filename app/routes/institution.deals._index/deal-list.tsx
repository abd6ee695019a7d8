import { useLocale, useTranslations } from "use-intl";
import { useKeptRows } from "#app/components/matching/cached-rows.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Pagination } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { useCachedRender } from "#app/components/ui/cached-render.ts";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { dealsUrl, type DealsQuery } from "#app/shared/deals-query.ts";
import { paths } from "#app/shared/paths.ts";
import type { Reply } from "#app/shared/reply.ts";
import { DealRow } from "./deal-row.tsx";
import { DealTabs } from "./deal-tabs.tsx";
import { DealsToolbar } from "./toolbar.tsx";
import { OpenComparison, useComparisons } from "./open-comparison.tsx";
import { PassPanel } from "./pass-panel.tsx";
import type { PhrasedDeal } from "./format-deals.server.ts";
import { runningRow } from "./running.tsx";
import type { DealCounts, DealsMandate } from "./shapes.ts";

/** Eligible prospects by rank, one page at a time. */
export function DealList({
  mandate,
  rows,
  counts,
  next,
  query,
  now,
  reply,
}: {
  mandate: DealsMandate;
  rows: readonly PhrasedDeal[];
  counts: DealCounts;
  next: string | null;
  query: DealsQuery;
  now: Date;
  reply: Reply["form"];
}) {
  const t = useTranslations("matching.deals");
  const locale = useLocale();
  const more = useTranslations("matching.comparison");
  const goTo = usePlainLinks();
  const { comparisons, onMore } = useComparisons(mandate.id);
  const live = useTranslations("matching.live");
  const kept = useKeptRows(
    rows,
    ({ said }) => said.id,
    (id) => id === query.pass || comparisons.has(id),
  );
  const cachedRender = useCachedRender();
  const url = paths.institution.deals();
  const words = { more: more("more"), pursue: t("pursue"), pass: t("pass.open") };
  const rowOf = ({ said, tag, explores, introduction }: PhrasedDeal) => ({
    said,
    tag,
    explores,
    words,
    mandateId: mandate.id,
    passTo: dealsUrl(url, query, { after: query.after, pass: said.id }),
    running: introduction === null ? null : runningRow(introduction, locale, now),
  });
  return (
    <section className="stack" aria-labelledby="list">
      <DealTabs query={query} counts={counts} />
      <h2 className="visually-hidden" id="list">
        {t("list")}
      </h2>
      <DealsToolbar mandate={mandate} query={query} counts={counts} />
      {kept.length === 0 ? (
        <NoDeals query={query} all={counts.fits} />
      ) : (
        <ol
          className="deals"
          onClick={(event) => {
            onMore(event);
            goTo(event);
          }}
        >
          {kept.map(({ row, isGone }) => {
            const { said: deal, introduction } = row;
            const isOpen = comparisons.has(deal.id) || query.pass === deal.id;
            if (!isGone && !isOpen) return cachedRender("li", { key: deal.id }, DealRow, rowOf(row), deal);
            return (
              <li key={deal.id}>
                <DealRow
                  {...rowOf(row)}
                  note={isGone ? live("kept") : null}
                  comparison={
                    comparisons.has(deal.id) ? (
                      <OpenComparison deal={deal} comparison={comparisons.get(deal.id)} />
                    ) : null
                  }
                  panel={
                    query.pass === deal.id && introduction === null ? (
                      <PassPanel
                        deal={deal}
                        mandateId={mandate.id}
                        query={query}
                        reply={reply}
                        words={words}
                      />
                    ) : null
                  }
                />
              </li>
            );
          })}
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
