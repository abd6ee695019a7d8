import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { FactList, RailBlock } from "#app/components/ui/facts.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { paths } from "#app/http/paths.ts";
import type { RailWords } from "./phrase-rail.server.ts";
import type { DealCounts, DealsMandate } from "./shapes.ts";

/** The mandate that the list is ranked for, and what waits on the institution. */
export function MandateRail({
  mandate,
  words,
  counts,
}: {
  mandate: DealsMandate;
  words: RailWords;
  counts: DealCounts;
}) {
  const t = useTranslations("matching.deals.rail");
  const left = t.rich("leftOf", {
    l: () => <Money fen={mandate.budgetLeftFen} />,
    b: () => <Money fen={mandate.budgetFen} />,
  });
  const facts = [
    { key: "left", label: t("left"), value: left },
    {
      key: "introductions",
      label: t("introductions"),
      value: t("introductionsOf", { open: mandate.openIntroductions, cap: mandate.introductionCap }),
    },
    { key: "amount", label: t("amount"), value: words.amount },
    ...(words.term === null ? [] : [{ key: "term", label: t("term"), value: words.term }]),
    ...(words.price === null ? [] : [{ key: "price", label: t("price"), value: words.price }]),
    ...(mandate.validUntil === null
      ? []
      : [{ key: "valid", label: t("validUntil"), value: <Day day={mandate.validUntil} /> }]),
  ];
  return (
    <aside className="stack-lg" aria-label={t("label")}>
      <section>
        <RailBlock
          title={t("title")}
          action={<Link to={paths.institution.mandate(mandate.id)}>{t("edit")}</Link>}
        >
          <FactList facts={facts} />
        </RailBlock>
      </section>
      {counts.waiting > 0 ? (
        <section>
          <RailBlock title={t("waiting")}>
            <FactList facts={[{ key: "waiting", label: t("waitingIntroductions"), value: counts.waiting }]} />
            <p className="small">
              <Link to={paths.institution.introductions()}>{t("openIntroductions")}</Link>
            </p>
          </RailBlock>
        </section>
      ) : null}
      <section>
        <Answers score={mandate.responsiveness} median={words.median} />
      </section>
      <section>
        <RailBlock title={t("ranked")}>
          <p className="small muted">{t("rankedText")}</p>
          <p className="small">
            <Link to={paths.ranking()}>{t("rankedLink")}</Link>
          </p>
        </RailBlock>
      </section>
    </aside>
  );
}

/** How the institution answers, as every company sees it. */
function Answers({ score, median }: { score: DealsMandate["responsiveness"]; median: string | null }) {
  const t = useTranslations("matching.deals.rail");
  if (score === null) {
    return (
      <RailBlock title={t("answers")}>
        <p className="small muted">{t("answersTooFew")}</p>
      </RailBlock>
    );
  }
  return (
    <RailBlock title={t("answers")}>
      <FactList
        facts={[
          { key: "score", label: t("answersScore"), value: t("answersOf", { score }) },
          ...(median === null ? [] : [{ key: "median", label: t("answersMedian"), value: median }]),
        ]}
      />
      <p className="small muted">{t("answersText")}</p>
    </RailBlock>
  );
}
