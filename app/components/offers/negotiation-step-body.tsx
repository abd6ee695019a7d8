import { useLocale, useTranslations } from "use-intl";
import { Fact } from "#app/components/ui/facts.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { NegotiationStep } from "#app/domain/offers/negotiation/negotiation.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { formatMoneyExact, formatRate } from "#app/i18n/format.ts";
import { OfferChanges } from "./offer-terms.tsx";

interface StepProps {
  commitment: Commitment;
  step: NegotiationStep;
}

/** What a turn of a negotiation changes, with its figures; of the first, what it offers. */
export function NegotiationStepBody({
  commitment,
  step,
  before,
  now,
}: StepProps & { before: NegotiationStep | undefined; now: Date }) {
  const t = useTranslations("offer.versions");
  const figures = useFigures(commitment);
  if (before === undefined) return <FirstOffer commitment={commitment} step={step} />;
  const was = new Map(figures(before).map(({ key, value }) => [key, value]));
  return (
    <>
      {step.words === null ? null : <p>{step.words}</p>}
      {step.changed.length === 0 ? <p className="muted">{t("same")}</p> : null}
      <dl className="diff">
        <OfferChanges commitment={commitment} before={before} after={step} changed={step.changed} />
        {figures(step).map(({ key, label, value }) => (
          <Changed key={key} label={label} was={was.get(key) ?? null} is={value} />
        ))}
        {step.expiresAt === null ? null : (
          <Fact label={t("until")} value={<Deadline at={step.expiresAt} now={now} />} />
        )}
      </dl>
    </>
  );
}

function Changed({ label, was, is }: { label: string; was: string | null; is: string | null }) {
  if (was === is) return null;
  const value = (
    <>
      {was === null ? null : <del className="nowrap">{was}</del>}
      {is === null ? null : <ins className="nowrap">{is}</ins>}
    </>
  );
  return <Fact label={label} value={value} />;
}

/** What terms come to, by their kind: of a guarantee, its fees, and apart from them what the loan costs. */
function useFigures(commitment: Commitment) {
  const t = useTranslations("offer");
  const locale = useLocale();
  const isGuarantee = commitment === "guarantee";
  const money = (fen: bigint | null) => (fen === null ? null : formatMoneyExact(locale, fen));
  return ({ shareBp, feesFen, annualisedRatePercent: rate, totalCostFen }: NegotiationStep) => [
    ...(isGuarantee ? [{ key: "fees", label: t("guarantee.fees"), value: money(feesFen) }] : []),
    {
      key: "annualised",
      label: t(isGuarantee ? "guarantee.loanRate" : "versions.annualised"),
      value: rate === null ? null : formatRate(rate),
    },
    {
      key: "total",
      label: t(isGuarantee ? "guarantee.loanTotal" : "versions.total"),
      value: money(totalCostFen),
    },
    {
      key: "share",
      label: t("confirm.share"),
      value: shareBp === null ? null : formatStake(shareBp),
    },
  ];
}

function FirstOffer({ commitment, step }: StepProps) {
  const t = useTranslations("offer");
  const comma = useTranslations("common.words")("comma");
  const locale = useLocale();
  const { terms, feesFen, shareBp, annualisedRatePercent: rate, totalCostFen } = step;
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  const amount = money(terms.amountFen);
  const texts = (): string[] => {
    if (commitment === "guarantee")
      return [
        `${t("guarantee.amount")} ${money(committedFen(terms, commitment))}`,
        `${t("guarantee.loan")} ${amount}`,
        `${t("guarantee.fees")} ${money(feesFen ?? 0n)}`,
      ];
    if (shareBp !== null) return [amount, `${t("confirm.share")} ${formatStake(shareBp)}`];
    if (rate === null || totalCostFen === null) return [amount];
    return [t("versions.first", { amount, rate: formatRate(rate), total: money(totalCostFen) })];
  };
  return <p className="muted">{texts().join(comma)}</p>;
}
