import { useState } from "react";
import { useTranslations } from "use-intl";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import type { ListSetting } from "#app/domain/matching/ranking/list-setting.ts";
import { useRetainedRows } from "#app/components/matching/retained-rows.ts";
import { Pagination } from "#app/components/ui/navigation.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { opportunitiesUrl, type OpportunitiesQuery } from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import type { Reply } from "#app/shared/reply.ts";
import { NoOpportunities } from "./closed.tsx";
import { useOpportunityRow } from "./opportunity-row.tsx";
import { LayoutSwitch } from "./layout-switch.tsx";
import { OpportunityTabs } from "./opportunity-tabs.tsx";
import { OpportunitiesToolbar } from "./toolbar.tsx";
import { LatePassPanel, LateReturnedPass, OpenDetails, useDetails } from "./open-details.tsx";
import type { OpportunityTexts } from "./format-opportunities.server.ts";
import type { AllowedCodes } from "./filter-fields.tsx";
import type { OpportunityCounts, Passing } from "./shapes.ts";

interface OpportunityListProps {
  /** The mandate's number, M-0142. */
  mandate: string;
  allowedCodes: AllowedCodes | null;
  rows: readonly OpportunityTexts[];
  /** What is typical of the whole list. */
  common: string | null;
  /** The pair of this page on which a pass is being written. */
  passing: Passing | null;
  setting: ListSetting;
  counts: OpportunityCounts;
  next: string | null;
  query: OpportunitiesQuery;
  now: Date;
  /** Whether the reader's role may pass on a row, or pursue it. */
  mayWork: boolean;
  reply: Reply["form"];
}

/** Few readers prefer it. */
const OpportunityTable = lazyView(() =>
  import("./opportunity-table.tsx").then((view) => view.OpportunityTable),
);

/** Eligible prospects by rank, one page at a time. */
export function OpportunityList({
  mandate,
  allowedCodes,
  rows,
  common,
  passing,
  setting,
  counts,
  next,
  query,
  now,
  mayWork,
  reply,
}: OpportunityListProps) {
  const t = useTranslations("matching.opportunities");
  const goTo = usePlainLinks();
  const { details, onMore } = useDetails(mandate);
  const live = useTranslations("matching.live");
  const opportunityRow = useOpportunityRow(mandate, now);
  const retained = useRetainedRows(
    rows,
    ({ number }) => number,
    (number) => details.has(number) || number === query.pass,
  );
  // A row that leaves the list meanwhile keeps what was typed.
  const [lastPassing, setLastPassing] = useState(passing);
  if (passing !== null && passing.prospectId !== lastPassing?.prospectId) setLastPassing(passing);
  const pair = passing ?? lastPassing;
  const isPassing = (number: string) => mayWork && pair !== null && number === query.pass;
  const passOn = ({ number }: OpportunityTexts) =>
    pair !== null && isPassing(number) ? (
      <LatePassPanel number={number} pair={pair} query={query} reply={reply} />
    ) : null;
  const url = paths.institution.opportunities();
  return (
    <section className="stack" aria-labelledby="list">
      <OpportunityTabs query={query} counts={counts} />
      <h2 className="visually-hidden" id="list">
        {t("list")}
      </h2>
      <OpportunitiesToolbar allowedCodes={allowedCodes} query={query} counts={counts}>
        <LayoutSwitch setting={setting} here={opportunitiesUrl(url, query, { after: query.after })} />
      </OpportunitiesToolbar>
      {common === null || retained.length === 0 ? null : <p className="note-line">{common}</p>}
      {reply?.error && !retained.some(({ row }) => isPassing(row.number)) ? (
        <LateReturnedPass query={query} reply={reply} />
      ) : null}
      {retained.length === 0 ? (
        <NoOpportunities query={query} all={counts.fits} />
      ) : setting.layout === "table" ? (
        <OpportunityTable
          columns={setting.columns}
          rows={retained.map(({ row, isRemoved }) => (isRemoved ? { ...row, tag: live("kept") } : row))}
          mandate={mandate}
          query={query}
          now={now}
          mayWork={mayWork}
          passOn={passOn}
        />
      ) : (
        <ol
          className="list-rows"
          onClick={(event) => {
            onMore(event);
            goTo(event);
          }}
        >
          {retained.map(({ row, isRemoved }) =>
            opportunityRow(row, {
              isOpen: details.has(row.number),
              note: isRemoved ? live("kept") : undefined,
              passUrl: mayWork
                ? opportunitiesUrl(url, query, { after: query.after, pass: row.number })
                : null,
              children:
                details.has(row.number) || isPassing(row.number) ? (
                  <>
                    {passOn(row)}
                    {details.has(row.number) ? (
                      <OpenDetails row={row} opened={details.get(row.number) ?? null} />
                    ) : null}
                  </>
                ) : null,
            }),
          )}
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
