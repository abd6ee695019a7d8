import { useTranslations } from "use-intl";
import { InEither } from "#app/components/matching/headline.tsx";
import { Mark, WhatWouldChange } from "#app/components/ui/criteria.tsx";
import { DealCard } from "#app/components/ui/deal-card.tsx";
import { useCachedRender } from "#app/components/ui/cached-render.ts";
import { UnscoredRing } from "#app/components/ui/fit.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { Section } from "#app/components/ui/page-header.tsx";
import { dealsUrl, type DealsQuery } from "#app/shared/deals-query.ts";
import { paths } from "#app/shared/paths.ts";
import { DealTabs } from "./deal-tabs.tsx";
import type { NearMissWords } from "./format-near-misses.server.ts";
import type { DealCounts, DealsMandate } from "./shapes.ts";

/** Prospects that miss one hard criterion, with the smallest change of the mandate that includes them. Never scored. */
export function NearMisses({
  mandate,
  nearMisses,
  query,
  counts,
  whole = false,
}: {
  mandate: DealsMandate;
  nearMisses: readonly NearMissWords[];
  query: DealsQuery;
  counts: DealCounts;
  whole?: boolean;
}) {
  const t = useTranslations("matching.deals.near");
  const cachedRender = useCachedRender();
  const goTo = usePlainLinks();
  const list = (
    <ul className="deals" onClick={goTo}>
      {nearMisses.map((near) =>
        cachedRender("li", { key: near.id }, NearMissCard, { near: { ...near }, mandateId: mandate.id }),
      )}
    </ul>
  );
  if (whole) {
    return (
      <section className="stack" aria-labelledby="near">
        <DealTabs query={query} counts={counts} />
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
          <a href={dealsUrl(paths.institution.deals(), query, { view: "near" })} onClick={goTo}>
            {t("all", { count: counts.nearMisses })}
          </a>
        </p>
      ) : null}
    </Section>
  );
}

export type PlainNearMiss = { near: Pick<NearMissWords, keyof NearMissWords>; mandateId: string };

export function NearMissCard({ near, mandateId }: PlainNearMiss) {
  const t = useTranslations("matching.deals.near");
  return (
    <DealCard
      id={near.anchor}
      ring={<UnscoredRing met={near.demands.met} total={near.demands.of} />}
      title={
        <a href={paths.institution.teaser(near.id, mandateId)}>
          <InEither zh={near.headlineZh} en={near.headlineEn} none={near.anchor} />
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
    </DealCard>
  );
}
