import { useTranslations } from "use-intl";
import { BilingualText } from "#app/components/matching/bilingual-text.tsx";
import { Mark, WhatWouldChange } from "#app/components/ui/criteria.tsx";
import { ListCard } from "#app/components/ui/list-card.tsx";
import { useCachedRender } from "#app/components/ui/cached-render.ts";
import { UnscoredRing } from "#app/components/ui/fit.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { Section } from "#app/components/ui/page-header.tsx";
import { opportunitiesUrl, type OpportunitiesQuery } from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import { OpportunityTabs } from "./opportunity-tabs.tsx";
import type { NearMissWords } from "./format-near-misses.server.ts";
import type { OpportunityCounts, OpportunitiesMandate } from "./shapes.ts";

interface NearMissesProps {
  mandate: OpportunitiesMandate;
  nearMisses: readonly NearMissWords[];
  query: OpportunitiesQuery;
  counts: OpportunityCounts;
  whole?: boolean;
}

/** Prospects that miss one hard criterion, with the smallest change of the mandate that includes them. Never scored. */
export function NearMisses({ mandate, nearMisses, query, counts, whole = false }: NearMissesProps) {
  const t = useTranslations("matching.opportunities.near");
  const cachedRender = useCachedRender();
  const goTo = usePlainLinks();
  const list = (
    <ul className="list-cards" onClick={goTo}>
      {nearMisses.map((near) =>
        cachedRender("li", { key: near.id }, NearMissCard, { near: { ...near }, mandateId: mandate.id }),
      )}
    </ul>
  );
  if (whole) {
    return (
      <section className="stack" aria-labelledby="near">
        <OpportunityTabs query={query} counts={counts} />
        <h2 className="visually-hidden" id="near">
          {t("title")}
        </h2>
        <p className="note-line">{t("note")}</p>
        {nearMisses.length === 0 ? <EmptyState title={t("empty")} /> : list}
      </section>
    );
  }
  return (
    <Section id="near" title={t("title")} note={t("note")}>
      {list}
      {counts.nearMisses > nearMisses.length ? (
        <p className="small mt-4">
          <a
            href={opportunitiesUrl(paths.institution.opportunities(), query, { view: "near" })}
            onClick={goTo}
          >
            {t("all", { count: counts.nearMisses })}
          </a>
        </p>
      ) : null}
    </Section>
  );
}

export type PlainNearMiss = { near: Pick<NearMissWords, keyof NearMissWords>; mandateId: string };

export function NearMissCard({ near, mandateId }: PlainNearMiss) {
  const t = useTranslations("matching.opportunities.near");
  return (
    <ListCard
      id={near.anchor}
      ring={<UnscoredRing met={near.demands.met} total={near.demands.of} />}
      title={
        <a href={paths.institution.opportunity(near.id, mandateId)}>
          <BilingualText zh={near.headlineZh} en={near.headlineEn} none={near.anchor} />
        </a>
      }
      meta={
        <>
          {near.meta} · <span className="nowrap">{near.version}</span>
        </>
      }
      sum={near.sum}
      terms={near.terms}
    >
      <p className="near">
        <Mark mark="not" />
        <span>{t.rich("line", { ...near.line, b: (text) => <b>{text}</b> })}</span>
      </p>
      <WhatWouldChange>{near.change}</WhatWouldChange>
    </ListCard>
  );
}
