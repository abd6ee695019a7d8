import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { More } from "#app/components/ui/disclosure.tsx";
import { Fact } from "#app/components/ui/facts.tsx";
import { formatCount } from "#app/i18n/format.ts";
import { paths } from "#app/shared/paths.ts";
import type { SuggestedTexts } from "./format-funders.server.ts";
import type { Funders } from "./shapes.ts";

const groups = ["sector_or_instrument", "amount_or_term", "revenue_or_age", "other"] as const;

type FundersSummaryProps = Pick<Funders, "counts" | "all"> & { suggested: SuggestedTexts };

/** The changes that would add the most funders; and, once opened, why the others are out and how the list is ranked. */
export function FundersSummary({ counts, all, suggested }: FundersSummaryProps) {
  const t = useTranslations("matching.funders.rail");
  return (
    <section className="fact-lines" aria-label={t("label")}>
      {suggested.length === 0 ? null : (
        <dl className="helpful">
          <dt>{t("helpful")}</dt>
          {suggested.map(({ edit, gain }) => (
            <dd key={edit}>
              <b>{edit}</b> {t("gain", { count: gain })}
            </dd>
          ))}
        </dl>
      )}
      <More
        summary={t("all", {
          all,
          fit: counts.fit,
          near: counts.near,
          out: counts.out,
          full: counts.groups.closed,
          unranked: counts.unranked,
        })}
      >
        <dl>
          <Fact label={t("fit")} value={<b>{formatCount(counts.fit)}</b>} />
          <Fact label={t("near")} value={formatCount(counts.near)} />
          {groups.map((group) => (
            <Fact key={group} label={t(group)} value={formatCount(counts.groups[group])} />
          ))}
          <Fact label={t("closed")} value={formatCount(counts.groups.closed)} />
        </dl>
        {counts.stopped === 0 ? null : <p className="muted">{t("stopped", { count: counts.stopped })}</p>}
        <p className="muted">
          {t("rankedText")} <Link to={paths.ranking()}>{t("rankedLink")}</Link>
        </p>
      </More>
      <p className="small muted">{t("counted")}</p>
    </section>
  );
}
