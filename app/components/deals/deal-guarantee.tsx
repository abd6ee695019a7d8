import { useTranslations } from "use-intl";
import { guaranteedPercent } from "#app/domain/offers/terms/offer-terms.ts";
import type { IssuedTerms } from "#app/domain/offers/terms/record-terms.ts";
import { formatShare } from "#app/i18n/format.ts";
import { useFeeFormatter } from "#app/components/offers/term-formatters.ts";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";

/** What a guarantee covers; shown where other deals show their money. */
export function DealGuarantee({ terms, amountFen }: { terms: IssuedTerms; amountFen: bigint }) {
  const t = useTranslations("deal.guarantee");
  const fee = useFeeFormatter();
  const comma = useTranslations("common.words")("comma");
  const fees = terms.instrument === "equity" || terms.instrument === "record" ? [] : terms.fees.map(fee);
  return (
    <Section id="guarantee" title={t("title")} note={t("note")} spaced={false}>
      <FactList>
        <Fact label={t("amount")} value={<ExactMoney fen={amountFen} unit />} />
        <Fact label={t("part")} value={formatShare(guaranteedPercent(terms))} />
        <Fact label={t("loan")} value={<ExactMoney fen={terms.amountFen} unit />} />
        <Fact label={t("fee")} value={fees.length === 0 ? t("none") : fees.join(comma)} />
      </FactList>
    </Section>
  );
}
