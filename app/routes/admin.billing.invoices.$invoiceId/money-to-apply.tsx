import { useTranslations } from "use-intl";
import { BankVerdict } from "#app/components/billing/bank-verdict.tsx";
import { RowButton } from "#app/components/ui/row-button.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { formatAmount } from "#app/i18n/format.ts";
import type { ReadInvoice } from "./invoice-facts.tsx";
import { BankReference } from "./bank-reference.tsx";

/** Money of the institution that pays nothing yet, to apply to this invoice while it is open, or to return. */
export function MoneyToApply({
  receipts,
  isOpen,
  now,
}: Pick<ReadInvoice, "receipts" | "now"> & { isOpen: boolean }) {
  const t = useTranslations("billing-admin.invoice");
  const proposals = receipts.flatMap(({ proposal }) => proposal ?? []);
  const providers = useTranslations("billing-admin.providers");
  const { column, figure, buttons } = columnsNamed(receipts, t);
  return (
    <div className="stack">
      <p className="small muted">{t("receiptsText")}</p>
      {proposals.map((proposal) => (
        <BankVerdict key={proposal.id} proposal={proposal} now={now} />
      ))}
      <RecordTable
        caption={t("receipts")}
        rows={receipts}
        columns={[
          column("payer", ({ payer, provider, externalId, line }) => (
            <>
              {payer ?? t("unknownPayer")}
              <small className="break-all">
                {providers(provider)} · {line === null ? externalId : <BankReference line={line} />}
              </small>
            </>
          )),
          column("received", ({ receivedAt }) => <Instant at={receivedAt} />),
          figure("left", ({ unappliedFen }) => <ExactMoney fen={unappliedFen} />),
          buttons("apply", (receipt) =>
            receipt.proposal !== null ? null : (
              <div className="row">
                {isOpen ? <Propose act="apply" receipt={receipt} /> : null}
                <Propose act="return" receipt={receipt} />
              </div>
            ),
          ),
        ]}
      />
    </div>
  );
}

/** Proposes what becomes of it. */
function Propose({ act, receipt }: { act: "apply" | "return"; receipt: ReadInvoice["receipts"][number] }) {
  const t = useTranslations("billing-admin.invoice");
  const of = { amount: formatAmount(receipt.unappliedFen), payer: receipt.payer ?? t("unknownPayer") };
  return (
    <RowButton
      sent={{ act, receiptId: receipt.id }}
      tone="secondary"
      text={t(act)}
      label={t(`${act}Label`, of)}
    />
  );
}
