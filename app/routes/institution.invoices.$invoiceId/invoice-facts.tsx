import { useLocale, useTranslations } from "use-intl";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import type { InvoiceAmounts } from "#app/domain/billing/amounts.ts";
import type { FapiaoStatus } from "#app/domain/billing/fapiao.ts";
import type { FrozenProfile } from "#app/domain/billing/invoice-profile.ts";
import { formatDay } from "#app/i18n/format.ts";

interface OwnInvoiceFactsProps {
  invoice: InvoiceAmounts & { dueOn: string; fapiaoStatus: FapiaoStatus | null };
  leftFen: bigint;
  isOverdue: boolean;
}

/** The amounts of the invoice down to what is due now, until when, and its tax invoice. */
export function OwnInvoiceFacts({ invoice, leftFen, isOverdue }: OwnInvoiceFactsProps) {
  const t = useTranslations("billing.invoice");
  const fapiao = useTranslations("billing.fapiao");
  const locale = useLocale();
  const { totalFen, creditedFen, paidFen, refundedFen, dueOn, fapiaoStatus } = invoice;
  const day = formatDay(locale, dueOn);
  const money = (fen: bigint) => <ExactMoney fen={fen} unit />;
  return (
    <NamedSection id="amounts" title={t("amounts")} heading="sidebar">
      <FactList>
        <Fact label={t("sum")} value={money(totalFen)} />
        {creditedFen === 0n ? null : <Fact label={t("creditedFact")} value={money(-creditedFen)} />}
        {paidFen === 0n ? null : <Fact label={t("paid")} value={money(-paidFen)} />}
        {refundedFen === 0n ? null : <Fact label={t("refunded")} value={money(refundedFen)} />}
        <Fact
          label={
            <>
              {t("leftNow")}{" "}
              {leftFen === 0n ? null : (
                <small className={isOverdue ? "text-due" : undefined}>
                  {t(isOverdue ? "overdue" : "until", { day })}
                </small>
              )}
            </>
          }
          value={<b>{money(leftFen)}</b>}
        />
        <Fact label={t("fapiao")} value={fapiaoStatus === null ? t("noFapiaoYet") : fapiao(fapiaoStatus)} />
      </FactList>
    </NamedSection>
  );
}

const fields = ["title", "taxNumber", "address", "phone", "bankName", "bankAccount", "email"] as const;

/** Whom the invoice is made out to, as it was when it was issued. */
export function MadeOutTo({ profile }: { profile: FrozenProfile }) {
  const t = useTranslations("billing.profile");
  return (
    <NamedSection id="made-out-to" title={t("heading")} heading="sidebar">
      <FactList
        facts={fields.flatMap((key) => {
          const value = profile[key];
          return value === null || value === "" ? [] : [{ key, label: t(key), value }];
        })}
      />
    </NamedSection>
  );
}
