import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { useCriterionWords } from "#app/components/matching/criterion-words.ts";
import { FactList, RailBlock } from "#app/components/ui/facts.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { paths } from "#app/http/paths.ts";
import { formatMonthsRange } from "#app/i18n/format.ts";
import type { DealCounts, DealsMandate } from "./shapes.ts";

/** The mandate that the list is ranked for, and what waits on the institution. */
export function MandateRail({ mandate, counts }: { mandate: DealsMandate; counts: DealCounts }) {
  const t = useTranslations("matching.deals.rail");
  const locale = useLocale();
  const words = useCriterionWords();
  const { amountMinFen, amountMaxFen, termMonthsMin, termMonthsMax, priceMinBp, priceMaxBp } = mandate;
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
    {
      key: "amount",
      label: t("amount"),
      value: words({ type: "fen", min: amountMinFen, max: amountMaxFen }, "amount"),
    },
    ...(termMonthsMin === null && termMonthsMax === null
      ? []
      : [{ key: "term", label: t("term"), value: formatMonthsRange(locale, termMonthsMin, termMonthsMax) }]),
    ...(priceMinBp === null && priceMaxBp === null
      ? []
      : [
          {
            key: "price",
            label: t("price"),
            value: words({ type: "percentBp", min: priceMinBp, max: priceMaxBp }, "price"),
          },
        ]),
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
        <Answers mandate={mandate} />
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
function Answers({ mandate: { responsiveness: score, firstAnswerDays: days } }: { mandate: DealsMandate }) {
  const t = useTranslations("matching.deals.rail");
  const words = useCriterionWords();
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
          ...(days === null
            ? []
            : [
                {
                  key: "median",
                  label: t("answersMedian"),
                  value: words({ type: "workingDays", min: days, max: days }, "first_answer"),
                },
              ]),
        ]}
      />
      <p className="small muted">{t("answersText")}</p>
    </RailBlock>
  );
}
