import { useTranslations } from "use-intl";
import { BankVerdict } from "#app/components/billing/bank-verdict.tsx";
import { BillingBadge } from "#app/components/billing/billing-badge.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { formatAmount } from "#app/i18n/format.ts";
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

function Reference({ move: { externalId, payer, reason } }: { move: Move }) {
  const parts = [payer, externalId, reason].filter((part) => part !== null);
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
    <PostForm className="row" sent={{ act: "resend-refund", refundId: move.id }}>
      <SubmitButton tone="secondary" size="sm">
        <span aria-hidden="true">{t("resend")}</span>
        <span className="visually-hidden">{t("resendLabel", { amount: formatAmount(move.amountFen) })}</span>
      </SubmitButton>
    </PostForm>
  );
}

/** Money of the institution that pays nothing yet, to apply to this invoice. */
export function MoneyToApply({ receipts, now }: Pick<ReadInvoice, "receipts" | "now">) {
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
          column("payer", ({ payer, provider, externalId }) => (
            <>
              {payer ?? t("unknownPayer")}
              <small className="break-all">
                {providers(provider)} · {externalId}
              </small>
            </>
          )),
          column("received", ({ receivedAt }) => <Instant at={receivedAt} />),
          figure("left", ({ unappliedFen }) => <ExactMoney fen={unappliedFen} />),
          buttons("apply", ({ id, payer, unappliedFen, proposal }) =>
            proposal !== null ? null : (
              <PostForm className="row" sent={{ act: "apply", receiptId: id }}>
                <SubmitButton tone="secondary" size="sm">
                  <span aria-hidden="true">{t("apply")}</span>
                  <span className="visually-hidden">
                    {t("applyLabel", {
                      amount: formatAmount(unappliedFen),
                      payer: payer ?? t("unknownPayer"),
                    })}
                  </span>
                </SubmitButton>
              </PostForm>
            ),
          ),
        ]}
      />
    </div>
  );
}
