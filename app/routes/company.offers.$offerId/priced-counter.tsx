import { useLocale, useTranslations } from "use-intl";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { formatStake } from "#app/i18n/format-stake.ts";
import { formatMoneyExact, formatRate } from "#app/i18n/format.ts";
import type { PricedCounter } from "#app/services/offers/price-counter.server.ts";

/** The key figures of the counter-offer beside those of the offer. */
export function PricedCounterView({ priced: { before, after } }: { priced: PricedCounter }) {
  const t = useTranslations("offer.counter");
  const locale = useLocale();
  const rate = (percent: string | null) => (percent === null ? null : formatRate(percent));
  const money = (fen: bigint | null) => (fen === null ? null : formatMoneyExact(locale, fen));
  const share = (bp: number | null) => (bp === null ? null : formatStake(bp));
  const saved =
    before.totalCostFen === null || after.totalCostFen === null
      ? 0n
      : before.totalCostFen - after.totalCostFen;
  return (
    <FactList>
      <Changed what="rate" was={rate(before.ratePercent)} is={rate(after.ratePercent)} />
      <Changed what="total" was={money(before.totalCostFen)} is={money(after.totalCostFen)} />
      <Changed what="dilution" was={share(before.dilutionBp)} is={share(after.dilutionBp)} />
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
  what: "rate" | "total" | "dilution";
  was: string | null;
  is: string | null;
}

function Changed({ what, was, is }: ChangedProps) {
  const t = useTranslations("offer.counter");
  if (was === null || is === null || was === is) return null;
  const value = (
    <>
      <del className="nowrap">{was}</del>
      <ins className="nowrap">{is}</ins>
    </>
  );
  return <Fact label={t(what)} value={value} />;
}
