import { useLocale, useTranslations } from "use-intl";
import { OFFER_ROUNDS } from "#app/domain/offers/lifecycle.ts";
import type { NegotiationStep } from "#app/domain/offers/negotiation/negotiation.ts";
import { formatMoneyExact, formatRate } from "#app/i18n/format.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Deadline, Instant } from "#app/components/ui/when.tsx";
import { OfferChanges } from "./offer-terms.tsx";

interface NegotiationProps {
  steps: readonly NegotiationStep[];
  viewer: "company" | "institution";
  names: { company: string; institution: string };
  currentVersion: number;
  isOpen: boolean;
  now: Date;
}

/** The versions of an offer, turn by turn, newest first, each with its changes. */
export function Negotiation({ steps, viewer, names, currentVersion, isOpen, now }: NegotiationProps) {
  const t = useTranslations("offer.versions");
  const nameOf = (side: "company" | "institution") => (side === viewer ? t("you") : names[side]);
  const version = (number: number | null) =>
    steps.find((step) => step.kind === "version" && step.version === number);
  return (
    <Section id="versions" title={t("title")} note={<p>{t("note")}</p>}>
      <Timeline
        entries={steps.map((step) => {
          const isCurrent = step.kind === "version" && step.version === currentVersion && isOpen;
          return {
            key: `${step.kind}-${step.round ?? step.version}`,
            current: isCurrent,
            head: (
              <>
                <b>{step.kind === "counter" ? t("counter") : t("version", { version: step.version })}</b>{" "}
                {step.kind === "counter"
                  ? t("countered", {
                      company: nameOf("company"),
                      round: step.round ?? 1,
                      rounds: OFFER_ROUNDS,
                    })
                  : t(step.version === 1 ? "issued" : "revised", { institution: nameOf("institution") })}
                {isCurrent ? <Badge tone="open">{t("current")}</Badge> : null}
              </>
            ),
            at: <Instant at={step.at} />,
            body: <StepBody step={step} before={version(step.changes)} now={now} />,
          };
        })}
      />
    </Section>
  );
}

interface StepBodyProps {
  step: NegotiationStep;
  before: NegotiationStep | undefined;
  now: Date;
}

function StepBody({ step, before, now }: StepBodyProps) {
  const t = useTranslations("offer.versions");
  const locale = useLocale();
  const total = step.totalCostFen;
  if (before === undefined) {
    const amount = formatMoneyExact(locale, step.terms.amountFen);
    return (
      <p className="muted">
        {step.annualisedRatePercent === null || total === null
          ? amount
          : t("first", {
              amount,
              rate: formatRate(step.annualisedRatePercent),
              total: formatMoneyExact(locale, total),
            })}
      </p>
    );
  }
  const figures = [
    {
      key: "annualised",
      label: t("annualised"),
      was: before.annualisedRatePercent === null ? null : formatRate(before.annualisedRatePercent),
      is: step.annualisedRatePercent === null ? null : formatRate(step.annualisedRatePercent),
    },
    {
      key: "total",
      label: t("total"),
      was: before.totalCostFen === null ? null : formatMoneyExact(locale, before.totalCostFen),
      is: total === null ? null : formatMoneyExact(locale, total),
    },
  ].filter(({ was, is }) => was !== is);
  return (
    <>
      {step.words === null ? null : <p>{step.words}</p>}
      {step.changed.length === 0 ? <p className="muted">{t("same")}</p> : null}
      <dl className="diff">
        <OfferChanges before={before} after={step} changed={step.changed} />
        {figures.map(({ key, label, was, is }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              {was === null ? null : <del className="nowrap">{was}</del>}
              {is === null ? null : <ins className="nowrap">{is}</ins>}
            </dd>
          </div>
        ))}
        {step.expiresAt === null ? null : (
          <div>
            <dt>{t("until")}</dt>
            <dd>
              <Deadline at={step.expiresAt} now={now} />
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
