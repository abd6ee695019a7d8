import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { BankVerdict } from "#app/components/billing/bank-verdict.tsx";
import { BillingBadge } from "#app/components/billing/billing-badge.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { formatAmount } from "#app/i18n/format.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { ReadInvoice } from "./invoice-facts.tsx";

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

/** The bank's number of a payment, to the line of the statement that shows it. */
function BankReference({ line: { id, statementId, serial } }: { line: NonNullable<Move["line"]> }) {
  const t = useTranslations("billing-admin.invoice");
  return (
    <span className="break-all">
      <Link to={`${adminPaths.bankStatement(statementId, { line: id })}#line`}>
        {serial ?? t("bankLine")}
      </Link>
    </span>
  );
}

function SendAgain({ move }: { move: Move }) {
  const t = useTranslations("billing-admin.invoice");
  if (!move.maySendAgain) return null;
  return (
    <PostForm className="row" sent={{ act: "resend-refund", refundId: move.id }}>
      <SubmitButton tone="secondary" size="sm">
        <span aria-hidden="true">{t("resend")}</span>
        <span className="visually-hidden">{t("resendLabel", { amount: formatAmount(move.amountFen) })}</span>
      </SubmitButton>
    </PostForm>
  );
}

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
    <PostForm sent={{ act, receiptId: receipt.id }}>
      <SubmitButton tone="secondary" size="sm">
        <span aria-hidden="true">{t(act)}</span>
        <span className="visually-hidden">{t(`${act}Label`, of)}</span>
      </SubmitButton>
    </PostForm>
  );
}
