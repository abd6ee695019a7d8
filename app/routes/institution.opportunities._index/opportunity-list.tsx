import { useLocale, useTranslations } from "use-intl";
import { useRetainedRows } from "#app/components/matching/retained-rows.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Pagination } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { useCachedRender } from "#app/components/ui/cached-render.ts";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { opportunitiesUrl, type OpportunitiesQuery } from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import type { Reply } from "#app/shared/reply.ts";
import { OpportunityRow } from "./opportunity-row.tsx";
import { OpportunityTabs } from "./opportunity-tabs.tsx";
import { OpportunitiesToolbar } from "./toolbar.tsx";
import { OpenComparison, useComparisons } from "./open-comparison.tsx";
import { PassPanel } from "./pass-panel.tsx";
import type { FormattedOpportunity } from "./format-opportunities.server.ts";
import { runningRow } from "./running.tsx";
import type { OpportunityCounts, OpportunitiesMandate } from "./shapes.ts";

interface OpportunityListProps {
  mandate: OpportunitiesMandate;
  rows: readonly FormattedOpportunity[];
  counts: OpportunityCounts;
  next: string | null;
  query: OpportunitiesQuery;
  now: Date;
  reply: Reply["form"];
}

/** Eligible prospects by rank, one page at a time. */
export function OpportunityList({ mandate, rows, counts, next, query, now, reply }: OpportunityListProps) {
  const t = useTranslations("matching.opportunities");
  const locale = useLocale();
  const more = useTranslations("matching.comparison");
  const goTo = usePlainLinks();
  const { comparisons, onMore } = useComparisons(mandate.id);
  const live = useTranslations("matching.live");
  const retained = useRetainedRows(
    rows,
    ({ said }) => said.id,
    (id) => id === query.pass || comparisons.has(id),
  );
  const cachedRender = useCachedRender();
  const url = paths.institution.opportunities();
  const words = { more: more("more"), pursue: t("pursue"), pass: t("pass.open") };
  const rowOf = ({ said, tag, explores, introduction }: FormattedOpportunity) => ({
    said,
    tag,
    explores,
    words,
    mandateId: mandate.id,
    passTo: opportunitiesUrl(url, query, { after: query.after, pass: said.id }),
    running: introduction === null ? null : runningRow(introduction, locale, now),
  });
  return (
    <section className="stack" aria-labelledby="list">
      <OpportunityTabs query={query} counts={counts} />
      <h2 className="visually-hidden" id="list">
        {t("list")}
      </h2>
      <OpportunitiesToolbar mandate={mandate} query={query} counts={counts} />
      {retained.length === 0 ? (
        <NoOpportunities query={query} all={counts.fits} />
      ) : (
        <ol
          className="list-cards"
          onClick={(event) => {
            onMore(event);
            goTo(event);
          }}
        >
          {retained.map(({ row, isRemoved: isGone }) => {
            const { said: opportunity, introduction } = row;
            const isOpen = comparisons.has(opportunity.id) || query.pass === opportunity.id;
            if (!isGone && !isOpen)
              return cachedRender("li", { key: opportunity.id }, OpportunityRow, rowOf(row), opportunity);
            return (
              <li key={opportunity.id}>
                <OpportunityRow
                  {...rowOf(row)}
                  note={isGone ? live("kept") : null}
                  comparison={
                    comparisons.has(opportunity.id) ? (
                      <OpenComparison
                        opportunity={opportunity}
                        comparison={comparisons.get(opportunity.id)}
                      />
                    ) : null
                  }
                  panel={
                    query.pass === opportunity.id && introduction === null ? (
                      <PassPanel
                        opportunity={opportunity}
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
        isFirst={query.after === undefined}
        next={next}
        to={(after) => opportunitiesUrl(url, query, { after })}
      />
    </section>
  );
}

function NoOpportunities({ query, all }: { query: OpportunitiesQuery; all: number }) {
  const t = useTranslations("matching.opportunities.empty");
  const isFiltered = all > 0;
  return (
    <EmptyState
      title={t(isFiltered ? "filtered" : "none")}
      actions={
        isFiltered ? (
          <LinkButton to={paths.institution.opportunities(query.mandate)}>{t("clear")}</LinkButton>
        ) : undefined
      }
    >
      {isFiltered ? t("filteredText", { all }) : t("noneText")}
    </EmptyState>
  );
}
