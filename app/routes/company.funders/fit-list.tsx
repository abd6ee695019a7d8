import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { BothDirections } from "#app/components/matching/both-directions.tsx";
import { Comparison } from "#app/components/matching/comparison.tsx";
import { useCriterionWords } from "#app/components/matching/criterion-words.ts";
import { useReasonItems } from "#app/components/matching/reason-items.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { DealCard } from "#app/components/ui/deal-card.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { FitRing } from "#app/components/ui/fit.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Reasons } from "#app/components/ui/reasons.tsx";
import { mainReasons } from "#app/domain/matching/reason.ts";
import { paths } from "#app/http/paths.ts";
import { formatMoneyRange, formatMonthsRange } from "#app/i18n/format.ts";
import { MandateMeta, useInstitutionName } from "./mandate-words.tsx";
import type { Fitting } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** The mandates that fit, best first, each with every criterion in both directions. */
export function FitList({
  fitting,
  prospectId,
  from,
  now,
}: {
  fitting: readonly Fitting[];
  prospectId: string;
  from: number;
  now: Date;
}) {
  const t = useTranslations("matching.funders");
  return (
    <section aria-labelledby="fit">
      <h2 className="visually-hidden" id="fit">
        {t("fitTitle")}
      </h2>
      <ol className="deals" start={from + 1}>
        {fitting.map((funder) => (
          <li key={funder.mandate.id}>
            <FunderCard funder={funder} prospectId={prospectId} now={now} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function FunderCard({ funder, prospectId, now }: { funder: Fitting; prospectId: string; now: Date }) {
  const t = useTranslations("matching.funders");
  const more = useTranslations("matching.comparison");
  const locale = useLocale();
  const nameOf = useInstitutionName();
  const words = useCriterionWords();
  const reasons = useReasonItems("company");
  const { mandate, preferences, met } = funder;
  const price = { type: "percentBp", min: mandate.priceMinBp, max: mandate.priceMaxBp } as const;
  const hasPrice = mandate.priceMinBp !== null || mandate.priceMaxBp !== null;
  const hasTerm = mandate.termMonthsMin !== null || mandate.termMonthsMax !== null;
  return (
    <DealCard
      id={runningNumber("mandate", mandate.number)}
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
      <Reasons items={reasons(mainReasons(funder.reasons))} />
      <More summary={more("more")}>
        <BothDirections
          reader="company"
          demands={met.demands}
          preferences={{
            met: preferences.filter(({ outcome }) => outcome === "met").length,
            of: preferences.length,
          }}
          asks={met.asks}
        />
        <Comparison
          reader="company"
          demands={funder.demands}
          asks={funder.asks}
          preferences={preferences}
          reasons={funder.reasons}
          score={funder.score}
        />
      </More>
    </DealCard>
  );
}

function FunderActions({ funder, prospectId, now }: { funder: Fitting; prospectId: string; now: Date }) {
  const t = useTranslations("matching.funders");
  const nameOf = useInstitutionName();
  const { mandate, running } = funder;
  const institution = nameOf(mandate);
  const of = <span className="visually-hidden"> {institution}</span>;
  if (running === null) {
    return (
      <div className="deal__actions">
        <Link className="btn btn-primary btn-sm" to={paths.company.askFor(prospectId, mandate.id)}>
          {t("request")}
          {of}
        </Link>
      </div>
    );
  }
  if (running.offerId !== null) {
    return (
      <>
        <p className="deal__state">
          <Badge tone="open">{t("offer")}</Badge>
        </p>
        <div className="deal__actions">
          <Link className="btn btn-secondary btn-sm" to={paths.company.offer(running.offerId)}>
            {t("seeOffer")}
            {of}
          </Link>
        </div>
      </>
    );
  }
  const isOpen = running.status === "requested" || running.status === "consent_pending";
  const yours = isOpen && running.requestedBy === "institution";
  return (
    <>
      <div className="deal__state">
        <Badge tone={yours ? "due" : isOpen ? "open" : "done"}>
          {t(yours ? "askedYou" : isOpen ? "asked" : "consented")}
        </Badge>
        {isOpen && running.answerBy !== null && running.workingDays !== null ? (
          <Clock
            who={yours ? "you" : institution}
            act={yours ? "consent" : "answer"}
            startedAt={running.requestedAt}
            dueAt={running.answerBy}
            now={now}
            workingDays={running.workingDays}
          />
        ) : null}
      </div>
      <div className="deal__actions">
        <Link
          className={`btn btn-sm ${yours ? "btn-primary" : "btn-secondary"}`}
          to={paths.company.introduction(running.id)}
        >
          {t(yours ? "read" : "open")}
          {of}
        </Link>
      </div>
    </>
  );
}
