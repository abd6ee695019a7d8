import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useCriterionFormatter } from "#app/components/matching/criterion-formatter.ts";
import { useRetainedRows } from "#app/components/matching/retained-rows.ts";
import { useReasonItems } from "#app/components/matching/reason-items.ts";
import { useInstitutionOf } from "#app/components/public/institution-name.ts";
import { Mark } from "#app/components/ui/criteria.tsx";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { ListCard } from "#app/components/ui/list-card.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { FitRing } from "#app/components/ui/fit.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Reasons } from "#app/components/ui/reasons.tsx";
import { paths, withQuery } from "#app/shared/paths.ts";
import { formatMoneyRange, formatMonthsRange } from "#app/i18n/format.ts";
import { FunderActions } from "./funder-actions.tsx";
import { MandateMeta } from "./mandate-words.tsx";
import { OpenFunderComparison } from "./open-comparison.tsx";
import type { EligibleFunder } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

interface FitListProps {
  fitting: readonly EligibleFunder[];
  prospectId: string;
  from: number;
  /** The cursor of the page, from its URL. */
  after: string | undefined;
  now: Date;
}

/** The eligible mandates, best first; opening one shows every criterion, in both directions. */
export function FitList({ fitting, prospectId, from, after, now }: FitListProps) {
  const t = useTranslations("matching.funders");
  const live = useTranslations("matching.live");
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(fitting.flatMap(({ mandate, comparison }) => (comparison === null ? [] : [mandate.id]))),
  );
  const retained = useRetainedRows(
    fitting,
    ({ mandate }) => mandate.id,
    (id) => open.has(id),
  );
  function onToggle(id: string, isOpen: boolean): void {
    setOpen((ids) => {
      const changed = new Set(ids);
      if (isOpen) changed.add(id);
      else changed.delete(id);
      return changed;
    });
  }
  if (retained.length === 0) return <EmptyState title={t("empty.noFit")}>{t("empty.noFitText")}</EmptyState>;
  return (
    <NamedSection id="fit" title={t("fitTitle")} heading="hidden">
      <ol className="list-cards" start={from + 1}>
        {retained.map(({ row: funder, isRemoved }) => (
          <li key={funder.mandate.id}>
            {isRemoved ? <p className="small muted">{live("kept")}</p> : null}
            <FunderCard
              funder={funder}
              prospectId={prospectId}
              now={now}
              isOpen={open.has(funder.mandate.id)}
              whole={withQuery(paths.company.funders(), {
                prospect: prospectId,
                after,
                open: funder.mandate.id,
              })}
              onMore={(isOpen) => onToggle(funder.mandate.id, isOpen)}
            />
          </li>
        ))}
      </ol>
    </NamedSection>
  );
}

/** What only the company sees of a pair: criteria that its exact figures miss or don't decide yet. */
function OwnFigures({ own }: { own: EligibleFunder["own"] }) {
  const t = useTranslations("matching.funders.own");
  const names = useTranslations("matching.criteria");
  const list = useTranslations("common.words");
  const named = (criteria: EligibleFunder["own"]["missed"]) =>
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

interface FunderCardProps {
  funder: EligibleFunder;
  prospectId: string;
  now: Date;
  isOpen: boolean;
  /** The URL of this page with every criterion of this one. */
  whole: string;
  onMore: (isOpen: boolean) => void;
}

function FunderCard({ funder, prospectId, now, isOpen, whole, onMore }: FunderCardProps) {
  const t = useTranslations("matching.funders");
  const more = useTranslations("matching.comparison");
  const locale = useLocale();
  const nameOf = useInstitutionOf();
  const words = useCriterionFormatter();
  const reasons = useReasonItems("company");
  const { mandate } = funder;
  const anchor = runningNumber("mandate", mandate.number);
  const price = { type: "percentBp", min: mandate.priceMinBp, max: mandate.priceMaxBp } as const;
  const hasPrice = mandate.priceMinBp !== null || mandate.priceMaxBp !== null;
  const hasTerm = mandate.termMonthsMin !== null || mandate.termMonthsMax !== null;
  return (
    <ListCard
      id={anchor}
      ring={<FitRing score={funder.score} />}
      title={nameOf(mandate)}
      to={paths.publicInstitution(mandate.institutionId)}
      meta={<MandateMeta mandate={mandate} />}
      facts={[
        {
          key: "ticket",
          label: t("facts.ticket"),
          value: formatMoneyRange(locale, mandate.amountMinFen, mandate.amountMaxFen),
        },
        {
          key: "term",
          label: t("facts.term"),
          value: hasTerm
            ? formatMonthsRange(locale, mandate.termMonthsMin, mandate.termMonthsMax)
            : words({ type: "any" }, "term"),
        },
        {
          key: "responsiveness",
          label: t("facts.responsiveness"),
          value: mandate.responsiveness ?? <span className="muted">{t("notMeasured")}</span>,
        },
        ...(mandate.firstAnswerDays === null
          ? []
          : [
              {
                key: "firstAnswer",
                label: t("facts.firstAnswer"),
                value: words(
                  { type: "workingDays", min: mandate.firstAnswerDays, max: mandate.firstAnswerDays },
                  "first_answer",
                ),
              },
            ]),
        { key: "left", label: t("facts.left"), value: <Money fen={mandate.budgetLeftFen} /> },
      ]}
      sum={hasPrice ? words(price, "price") : t("noPrice")}
      terms={hasPrice ? t("price") : undefined}
      actions={<FunderActions funder={funder} prospectId={prospectId} now={now} />}
    >
      <Reasons items={reasons(funder.reasons)} />
      <OwnFigures own={funder.own} />
      <More
        summary={more("more")}
        open={funder.comparison !== null}
        onToggle={({ currentTarget }) => onMore(currentTarget.open)}
      >
        {isOpen ? (
          <OpenFunderComparison loaded={funder.comparison} mandateId={mandate.id} address={whole} />
        ) : (
          <p className="small">
            <a href={`${whole}#${anchor}`}>{more("whole")}</a>
          </p>
        )}
      </More>
    </ListCard>
  );
}
