import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Fact } from "#app/components/ui/facts.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import {
  OPPORTUNITIES_FILTERS,
  opportunitiesUrl,
  type OpportunitiesQuery,
} from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import type { MandateTexts } from "./format-mandate.server.ts";
import type { OpportunityCounts } from "./shapes.ts";

/** The mandate that the list is ranked for, and the way to the lists of the others. */
export function RankedFor({ mandate }: { mandate: MandateTexts }) {
  const t = useTranslations("matching.opportunities");
  const goTo = usePlainLinks();
  return (
    <>
      <span onClick={goTo}>
        {t.rich("rankedFor", {
          name: mandate.name,
          number: t("mandateNumber", { number: mandate.number, version: mandate.version }),
          a: (words) => <a href={paths.institution.mandate(mandate.id)}>{words}</a>,
          b: (words) => <span className="nowrap">{words}</span>,
        })}
      </span>
      <span onClick={goTo}>
        <a href={paths.institution.mandates()}>{t("otherMandates")}</a>
      </span>
      <span>{t("blind")}</span>
    </>
  );
}

interface HeaderActionsProps {
  mandate: MandateTexts;
  query: OpportunitiesQuery;
}

export function HeaderActions({ mandate, query }: HeaderActionsProps) {
  const t = useTranslations("matching.opportunities");
  const kept = Object.fromEntries(
    ["mandate", "sort", ...OPPORTUNITIES_FILTERS].map((name) => [
      name,
      query[name as keyof OpportunitiesQuery],
    ]),
  ) as OpportunitiesQuery;
  return (
    <>
      {mandate.closure === null ? (
        <LinkButton
          tone="quiet"
          document
          to={opportunitiesUrl(paths.institution.opportunitiesCsv(), { ...kept, mandate: mandate.id }, {})}
        >
          {t("export")}
        </LinkButton>
      ) : null}
      <LinkButton to={paths.institution.mandate(mandate.id)}>{t("edit")}</LinkButton>
    </>
  );
}

interface MandateFactsProps {
  mandate: MandateTexts;
  counts: OpportunityCounts;
}

/** What is left of the mandate, in one line: its terms are on its own page. */
export function MandateFacts({ mandate, counts }: MandateFactsProps) {
  const t = useTranslations("matching.opportunities.rail");
  const goTo = usePlainLinks();
  const left = t.rich("leftOf", {
    l: () => <Money fen={mandate.budgetLeftFen} />,
    b: () => <Money fen={mandate.budgetFen} />,
  });
  const { openIntroductions: open, introductionCap: cap } = mandate;
  return (
    <section className="fact-lines" aria-label={t("label")} onClick={goTo}>
      <dl>
        <Fact label={t("left")} value={left} />
        <Fact label={t("introductions")} value={t("introductionsOf", { open, cap })} />
        {mandate.validUntil === null ? null : <Fact label={t("validUntil")} value={mandate.validUntil} />}
        {counts.waiting > 0 ? (
          <Fact
            label={t("waitingIntroductions")}
            value={<a href={paths.institution.introductions()}>{counts.waiting}</a>}
          />
        ) : null}
      </dl>
    </section>
  );
}
