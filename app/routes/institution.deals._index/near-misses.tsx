import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { useCriterionWords } from "#app/components/matching/criterion-words.ts";
import { useMandateEditWords } from "#app/components/matching/edit-words.ts";
import { InEither } from "#app/components/matching/headline.tsx";
import { Mark, WhatWouldChange } from "#app/components/ui/criteria.tsx";
import { DealCard } from "#app/components/ui/deal-card.tsx";
import { NearMissRing } from "#app/components/ui/fit.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { TermList, TermPath, useTerm } from "#app/components/ui/term.tsx";
import { dealsUrl, type DealsQuery } from "#app/http/deals-query.ts";
import { paths } from "#app/http/paths.ts";
import { formatMoneyRange, formatMonthsRange } from "#app/i18n/format.ts";
import { DealTabs } from "./deal-tabs.tsx";
import type { DealCounts, DealsMandate, NearMiss } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** What misses by one hard criterion, with the smallest change of the mandate that brings it in. Never scored. */
export function NearMisses({
  mandate,
  nearMisses,
  query,
  counts,
  whole = false,
}: {
  mandate: DealsMandate;
  nearMisses: readonly NearMiss[];
  query: DealsQuery;
  counts: DealCounts;
  whole?: boolean;
}) {
  const t = useTranslations("matching.deals.near");
  const list = (
    <ul className="deals">
      {nearMisses.map((near) => (
        <li key={near.id}>
          <NearMissCard near={near} mandateId={mandate.id} />
        </li>
      ))}
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
        <p className="small">
          <Link to={dealsUrl(paths.institution.deals(), query, { view: "near" })}>
            {t("all", { count: counts.nearMisses })}
          </Link>
        </p>
      ) : null}
    </Section>
  );
}

function NearMissCard({ near, mandateId }: { near: NearMiss; mandateId: string }) {
  const t = useTranslations("matching.deals.near");
  const names = useTranslations("matching.criteria");
  const numbers = useTranslations("matching.deals");
  const locale = useLocale();
  const term = useTerm();
  const words = useCriterionWords();
  const editWords = useMandateEditWords();
  const { shown, miss, edits } = near;
  return (
    <DealCard
      id={runningNumber("prospect", near.number)}
      ring={<NearMissRing met={near.demands.met} total={near.demands.of} />}
      title={
        <InEither zh={near.headlineZh} en={near.headlineEn} none={runningNumber("prospect", near.number)} />
      }
      to={paths.institution.teaser(near.id, mandateId)}
      meta={
        <>
          <TermPath of="sectors" code={shown.sector} /> · {term("districts", shown.place)} ·{" "}
          <span className="nowrap">{numbers("number", { number: near.number, version: near.version })}</span>
        </>
      }
      sum={formatMoneyRange(locale, shown.askFen.from, shown.askFen.to)}
      terms={
        <>
          {near.termMonthsMin === null && near.termMonthsMax === null
            ? null
            : `${formatMonthsRange(locale, near.termMonthsMin, near.termMonthsMax)} · `}
          <TermList of="instruments" codes={near.instruments} />
        </>
      }
    >
      <p className="near">
        <Mark mark={miss.outcome === "unknown" ? "unknown" : "not"} />
        <span>
          {t.rich("line", {
            criterion: names(miss.criterion),
            wanted: words(miss.mandateValue, miss.criterion),
            has: words(miss.companyValue, miss.criterion),
            b: (text) => <b>{text}</b>,
          })}
        </span>
      </p>
      <WhatWouldChange>
        {edits.length === 0
          ? t("unknown")
          : [
              ...edits.map((edit) => editWords(edit, miss.mandateValue)),
              ...(near.others === null ? [] : [t("others", { count: near.others })]),
            ].join(locale === "en" ? " " : "")}
      </WhatWouldChange>
    </DealCard>
  );
}
