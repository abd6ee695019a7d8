import { useTranslations } from "use-intl";
import { BilingualText } from "#app/components/matching/bilingual-text.tsx";
import { Mark, WhatWouldChange } from "#app/components/ui/criteria.tsx";
import { ListRow } from "#app/components/ui/list-row.tsx";
import { UnscoredRowRing } from "#app/components/ui/fit.tsx";
import { Pagination } from "#app/components/ui/navigation.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { opportunitiesUrl, type OpportunitiesQuery } from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import { OpportunityTabs } from "./opportunity-tabs.tsx";
import type { NearMissWords } from "./format-near-misses.server.ts";
import type { OpportunityCounts } from "./shapes.ts";

interface NearMissesProps {
  mandateId: string;
  nearMisses: readonly NearMissWords[];
  next: string | null;
  query: OpportunitiesQuery;
  counts: OpportunityCounts;
}

/** Prospects that miss one hard criterion, with the smallest change of the mandate that includes them. Never scored. */
export function NearMisses({ mandateId, nearMisses, next, query, counts }: NearMissesProps) {
  const t = useTranslations("matching.opportunities.near");
  const goTo = usePlainLinks();
  return (
    <section className="stack" aria-labelledby="near">
      <OpportunityTabs query={query} counts={counts} />
      <h2 className="visually-hidden" id="near">
        {t("title")}
      </h2>
      <p className="note-line">{t("note")}</p>
      {nearMisses.length === 0 ? (
        <EmptyState title={t("empty")} />
      ) : (
        <ul className="list-rows list-rows--near" onClick={goTo}>
          {nearMisses.map((near) => (
            <NearMissRow key={near.id} near={near} mandateId={mandateId} />
          ))}
        </ul>
      )}
      <Pagination
        isFirst={query.after === undefined}
        next={next}
        to={(after) => opportunitiesUrl(paths.institution.opportunities(), query, { after })}
      />
    </section>
  );
}

function NearMissRow({ near, mandateId }: { near: NearMissWords; mandateId: string }) {
  return (
    <ListRow
      id={near.anchor}
      ring={<UnscoredRowRing met={near.demands.met} total={near.demands.of} />}
      title={
        <a href={paths.institution.opportunity(near.id, mandateId)}>
          <BilingualText zh={near.headlineZh} en={near.headlineEn} none={near.anchor} />
        </a>
      }
      meta={near.meta}
      sum={near.sum}
      terms={near.terms}
      why={
        <div className="why">
          <p className="near">
            <Mark mark="not" />
            <span>{near.line}</span>
          </p>
          <WhatWouldChange stacked>{near.change}</WhatWouldChange>
        </div>
      }
    />
  );
}
