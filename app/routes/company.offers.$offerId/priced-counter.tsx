import { useLocale, useTranslations } from "use-intl";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { formatMoneyExact, formatRate } from "#app/i18n/format.ts";
import type { PricedCounter } from "#app/services/offers/price-counter.server.ts";

interface PricedCounterViewProps {
  commitment: Commitment;
  priced: PricedCounter;
}

/** The key figures of the counter-offer beside those of the offer. */
export function PricedCounterView({ commitment, priced: { before, after } }: PricedCounterViewProps) {
  const t = useTranslations("offer.counter");
  const guarantee = useTranslations("offer.guarantee");
  const isGuarantee = commitment === "guarantee";
  const locale = useLocale();
  const rate = (percent: string | null) => (percent === null ? null : formatRate(percent));
  const money = (fen: bigint | null) => (fen === null ? null : formatMoneyExact(locale, fen));
  const share = (bp: number | null) => (bp === null ? null : formatStake(bp));
  // Another pays out the loan of a guarantee: what a company saves by its change is then a part of its fees.
  const [costBefore, costAfter] = isGuarantee
    ? [before.feesFen, after.feesFen]
    : [before.totalCostFen, after.totalCostFen];
  const saved = costBefore === null || costAfter === null ? 0n : costBefore - costAfter;
  return (
    <FactList>
      <Changed
        label={guarantee("amount")}
        was={money(before.guaranteedFen)}
        is={money(after.guaranteedFen)}
      />
      <Changed label={guarantee("fees")} was={money(before.feesFen)} is={money(after.feesFen)} />
      <Changed
        label={isGuarantee ? guarantee("loanRate") : t("rate")}
        was={rate(before.ratePercent)}
        is={rate(after.ratePercent)}
      />
      <Changed
        label={isGuarantee ? guarantee("loanTotal") : t("total")}
        was={money(before.totalCostFen)}
        is={money(after.totalCostFen)}
      />
      <Changed label={t("dilution")} was={share(before.dilutionBp)} is={share(after.dilutionBp)} />
      {saved === 0n ? null : (
        <Fact
          label={t(saved > 0n ? "save" : "more")}
          value={<b>{formatMoneyExact(locale, saved > 0n ? saved : -saved)}</b>}
        />
      )}
    </FactList>
  );
}

interface ChangedProps {
  label: string;
  was: string | null;
  is: string | null;
}

function Changed({ label, was, is }: ChangedProps) {
  if (was === null || is === null || was === is) return null;
  const value = (
    <>
      <del className="nowrap">{was}</del>
      <ins className="nowrap">{is}</ins>
    </>
  );
  return <Fact label={label} value={value} />;
}
