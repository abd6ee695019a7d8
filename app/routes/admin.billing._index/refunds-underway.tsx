import { useTranslations } from "use-intl";
import { useName } from "#app/components/moderation/use-name.ts";
import { ExactMoney, NotGiven } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import { ShownOfAll } from "./ageing.tsx";
import type { BillingToday } from "./figures.tsx";

type Refund = BillingToday["refundsUnderway"][number];
interface UnderwayProps {
  refunds: readonly Refund[];
  now: Date;
}

/** Refunds on their way: by bank with all that the transfer needs, which a person orders; by card for information. */
export function RefundsUnderway({ refunds, now }: UnderwayProps) {
  const t = useTranslations("billing-admin.today");
  const providers = useTranslations("billing-admin.providers");
  const name = useName();
  const { column, figure } = columnsNamed(refunds, t);
  const isByCard = ({ provider }: Refund) => provider === "stripe";
  return (
    <div className="stack">
      <p className="small muted">{t("underwayText")}</p>
      <RecordTable
        caption={t("refundsUnderway")}
        rows={refunds}
        columns={[
          column("payee", (refund) => (
            <>
              {isByCard(refund) ? name(refund) : (refund.payee ?? name(refund))}
              <small>{isByCard(refund) ? providers("stripe") : name(refund)}</small>
            </>
          )),
          column("account", ({ account }) => account ?? <NotGiven />, { absent: isByCard }),
          figure("refundYuan", ({ amountFen }) => <ExactMoney fen={amountFen} />),
          column("reference", ({ invoiceNumber }) =>
            invoiceNumber === null ? t("overPayment") : t("referenceOf", { number: invoiceNumber }),
          ),
          column("since", ({ requestedAt }) => (
            <span className="nowrap">
              <Ago at={requestedAt} now={now} />
            </span>
          )),
        ]}
      />
      <ShownOfAll rows={refunds} />
    </div>
  );
}
