import { useTranslations } from "use-intl";
import { Fact } from "#app/components/ui/facts.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { remainingBp } from "#app/domain/offers/equity/conversion.ts";
import type { NoteConversion } from "#app/domain/offers/equity/note-conversion.ts";
import { formatStake } from "#app/i18n/format-stake.ts";

/** Who would own how much, and what converts at which valuation. */
export function ConversionFacts({ conversion }: { conversion: NoteConversion }) {
  const t = useTranslations("offer.conversion");
  return (
    <>
      <Fact label={t("share")} value={formatStake(conversion.shareBp)} />
      <Fact label={t("kept")} value={formatStake(remainingBp(conversion))} />
      <Fact label={t("owed")} value={<ExactMoney fen={conversion.owedFen} unit />} />
      {conversion.repaidFen > 0n ? (
        <Fact label={t("repaid")} value={<ExactMoney fen={conversion.repaidFen} unit />} />
      ) : null}
      <Fact
        label={t(conversion.isByCap ? "byCap" : "byDiscount")}
        value={<ExactMoney fen={conversion.valuationFen} unit />}
      />
    </>
  );
}
