import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useAskFormatter } from "#app/components/matching/ask-formatter.ts";
import { Fact, FactList, SidebarSection } from "#app/components/ui/facts.tsx";
import { paths } from "#app/shared/paths.ts";
import { formatCount } from "#app/i18n/format.ts";
import type { Funders } from "./shapes.ts";

const groups = ["sector_or_instrument", "amount_or_term", "revenue_or_age", "other"] as const;

/** How many mandates each group has, and the most useful changes. */
export function FundersSidebar({ funders }: { funders: Funders }) {
  const t = useTranslations("matching.funders.rail");
  const askWords = useAskFormatter();
  const { counts, all, suggested } = funders;
  return (
    <aside className="stack-lg" aria-label={t("label")}>
      <SidebarSection title={t("all", { count: all })}>
        <FactList>
          <Fact label={t("fit")} value={<b>{formatCount(counts.fit)}</b>} />
          <Fact label={t("near")} value={formatCount(counts.near)} />
          {groups.map((group) => (
            <Fact key={group} label={t(group)} value={formatCount(counts.groups[group])} />
          ))}
          <Fact label={t("closed")} value={formatCount(counts.stopped)} />
        </FactList>
      </SidebarSection>
      {suggested.length === 0 ? null : (
        <SidebarSection title={t("helpful")}>
          <ul className="stack small">
            {suggested.map(({ edit, gain }) => (
              <li className="change change--stack" key={edit.field}>
                <b>{askWords(edit)}</b>
                <span>{t("gain", { count: gain })}</span>
              </li>
            ))}
          </ul>
        </SidebarSection>
      )}
      <SidebarSection title={t("ranked")}>
        <p className="small muted">{t("rankedText")}</p>
        <p className="small">
          <Link to={paths.ranking()}>{t("rankedLink")}</Link>
        </p>
      </SidebarSection>
    </aside>
  );
}
