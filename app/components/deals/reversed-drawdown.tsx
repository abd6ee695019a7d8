import { useLocale, useTranslations } from "use-intl";
import { formatDay } from "#app/i18n/format.ts";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { ShownReversal } from "./shown-reversal.ts";

export function ReversedDrawdown({ drawdown }: Pick<ShownReversal, "drawdown">) {
  const t = useTranslations("deal.reversals.payment");
  const locale = useLocale();
  const { confirmedAt, reversedAt, valueDate, paymentReference } = drawdown;
  return (
    <NamedSection id="payment" title={t("title")} heading="sidebar">
      <FactList>
        <Fact label={t("drawdown")} value={t("number", { number: drawdown.sequence })} />
        <Fact
          label={t("amount")}
          value={<ExactMoney fen={drawdown.amountFen} moved={drawdown.status === "confirmed"} unit />}
        />
        {valueDate === null ? null : <Fact label={t("day")} value={formatDay(locale, valueDate)} />}
        {paymentReference === null ? null : <Fact label={t("reference")} value={paymentReference} />}
        {confirmedAt === null ? null : <Fact label={t("confirmed")} value={<Instant at={confirmedAt} />} />}
        {reversedAt === null ? null : <Fact label={t("reversed")} value={<Instant at={reversedAt} />} />}
      </FactList>
    </NamedSection>
  );
}
