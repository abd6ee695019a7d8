import { useTranslations } from "use-intl";
import { BillingBadge } from "#app/components/billing/billing-badge.tsx";
import { RowButton } from "#app/components/ui/row-button.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { formatAmount } from "#app/i18n/format.ts";
import type { ReadInvoice } from "./invoice-facts.tsx";
import { BankReference } from "./bank-reference.tsx";

type Move = ReadInvoice["moves"][number];

/** Credit notes, payments, what was taken back, and refunds, in their order. */
export function InvoiceMoves({ moves }: Pick<ReadInvoice, "moves">) {
  const t = useTranslations("billing-admin.invoice");
  if (moves.length === 0) return <p className="muted">{t("noMoves")}</p>;
  const { column, figure, buttons } = columnsNamed(moves, t);
  return (
    <RecordTable
      caption={t("moves")}
      rows={moves}
      columns={[
        column("what", (move) => <What move={move} />),
        column("at", ({ at }) => <Instant at={at} />),
        figure("amount", ({ amountFen }) => <ExactMoney fen={amountFen} />),
        column("reference", (move) => <Reference move={move} />),
        ...(moves.some(({ maySendAgain }) => maySendAgain)
          ? [buttons("resend", (move) => <SendAgain move={move} />)]
          : []),
      ]}
    />
  );
}

function What({ move }: { move: Move }) {
  const t = useTranslations("billing-admin.invoice");
  const providers = useTranslations("billing-admin.providers");
  const by = move.provider === null ? null : <small>{providers(move.provider)}</small>;
  if (move.allocation !== null)
    return (
      <>
        {t(`allocations.${move.allocation}`)}
        {by}
      </>
    );
  if (move.refundStatus !== null)
    return (
      <>
        {t("refund")} <BillingBadge of="refund" state={move.refundStatus} />
        {by}
      </>
    );
  if (move.chargeBackStatus !== null)
    return (
      <>
        {t("chargeBack")}
        <small>{t(`chargeBackStates.${move.chargeBackStatus}`)}</small>
      </>
    );
  return (
    <>
      {t("credit")} <span className="nowrap">{move.number}</span>
      {move.creditReason === null ? null : <small>{t(`creditReasons.${move.creditReason}`)}</small>}
    </>
  );
}

function Reference({ move: { externalId, line, payer, reason } }: { move: Move }) {
  const parts = [payer, line === null ? externalId : null, reason].filter((part) => part !== null);
  if (line !== null)
    return (
      <>
        {payer} <BankReference line={line} />
        {reason === null ? null : <small className="break-all">{reason}</small>}
      </>
    );
  if (parts.length === 0) return <span className="is-none">–</span>;
  return parts.map((part, index) =>
    index === 0 ? (
      <span key={part} className="break-all">
        {part}
      </span>
    ) : (
      <small key={part} className="break-all">
        {part}
      </small>
    ),
  );
}

function SendAgain({ move }: { move: Move }) {
  const t = useTranslations("billing-admin.invoice");
  if (!move.maySendAgain) return null;
  return (
    <RowButton
      className="row"
      sent={{ act: "resend-refund", refundId: move.id }}
      tone="secondary"
      text={t("resend")}
      label={t("resendLabel", { amount: formatAmount(move.amountFen) })}
    />
  );
}
