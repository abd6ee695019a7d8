import { useLocale, useTranslations } from "use-intl";
import { BothDirections } from "#app/components/matching/both-directions.tsx";
import { MatchComparison } from "#app/components/matching/comparison.tsx";
import { useCriterionFormatter } from "#app/components/matching/criterion-formatter.ts";
import { Mark } from "#app/components/ui/criteria.tsx";
import { FactRow, type ListedFact } from "#app/components/ui/facts.tsx";
import { Money } from "#app/components/ui/money.tsx";
import type { MandateView } from "#app/domain/mandates/company-view.ts";
import type { FunderView } from "#app/domain/matching/ranking/funder-view.ts";
import { formatMoneyRange, formatMonthsRange } from "#app/i18n/format.ts";

/** A separate module, so that its code and messages load when it is opened. */
export function FunderDetails({ funder }: { funder: FunderView }) {
  const { mandate, own, met, ...comparison } = funder;
  return (
    <div className="stack">
      <FactRow facts={useMandateFacts()(mandate)} />
      <OwnFigures own={own} />
      <BothDirections reader="company" {...met} />
      <MatchComparison reader="company" {...comparison} />
    </div>
  );
}

function useMandateFacts() {
  const t = useTranslations("matching.funders");
  const locale = useLocale();
  const words = useCriterionFormatter();
  return (mandate: MandateView): ListedFact[] => {
    const { termMonthsMin, termMonthsMax, firstAnswerDays: days } = mandate;
    const name = locale === "en" ? (mandate.nameEn ?? mandate.nameZh) : (mandate.nameZh ?? mandate.nameEn);
    const hasTerm = termMonthsMin !== null || termMonthsMax !== null;
    return [
      ...(name === null ? [] : [{ key: "mandate", label: t("facts.mandate"), value: name }]),
      {
        key: "ticket",
        label: t("facts.ticket"),
        value: formatMoneyRange(locale, mandate.amountMinFen, mandate.amountMaxFen),
      },
      {
        key: "term",
        label: t("facts.term"),
        value: hasTerm
          ? formatMonthsRange(locale, termMonthsMin, termMonthsMax)
          : words({ type: "any" }, "term"),
      },
      {
        key: "responsiveness",
        label: t("facts.responsiveness"),
        value: mandate.responsiveness ?? <span className="muted">{t("notMeasured")}</span>,
      },
      ...(days === null
        ? []
        : [
            {
              key: "firstAnswer",
              label: t("facts.firstAnswer"),
              value: words({ type: "workingDays", min: days, max: days }, "first_answer"),
            },
          ]),
      { key: "left", label: t("facts.left"), value: <Money fen={mandate.budgetLeftFen} /> },
    ];
  };
}

/** What only the company sees of a pair: criteria that its exact figures miss or don't decide yet. */
function OwnFigures({ own }: Pick<FunderView, "own">) {
  const t = useTranslations("matching.funders.own");
  const names = useTranslations("matching.criteria");
  const list = useTranslations("common.words");
  const named = (criteria: FunderView["own"]["missed"]) =>
    criteria.map((criterion) => names(criterion)).join(list("comma"));
  return (
    <>
      {own.missed.length > 0 ? (
        <p className="near">
          <Mark mark="not" />
          <span>{t("missed", { criteria: named(own.missed) })}</span>
        </p>
      ) : null}
      {own.open.length > 0 ? (
        <p className="near">
          <Mark mark="unknown" />
          <span>{t("open", { criteria: named(own.open) })}</span>
        </p>
      ) : null}
    </>
  );
}
