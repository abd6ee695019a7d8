import { useTranslations } from "use-intl";
import { Fact } from "#app/components/ui/facts.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { type Conversion, keptBp } from "#app/domain/offers/equity/conversion.ts";
import { formatStake } from "#app/i18n/format-stake.ts";

/** Who would own how much, and what converts at which valuation. */
export function ConversionFacts({ conversion }: { conversion: Conversion }) {
  const t = useTranslations("offer.conversion");
  return (
    <>
      <Fact label={t("share")} value={formatStake(conversion.shareBp)} />
      <Fact label={t("kept")} value={formatStake(keptBp(conversion))} />
      <Fact label={t("owed")} value={<ExactMoney fen={conversion.owedFen} unit />} />
      <Fact
        label={t(conversion.isByCap ? "byCap" : "byDiscount")}
        value={<ExactMoney fen={conversion.valuationFen} unit />}
      />
    </>
  );
}
