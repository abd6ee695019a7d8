import { useTranslations } from "use-intl";
import { BillingBadge } from "#app/components/billing/billing-badge.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { DayOf } from "#app/components/ui/when.tsx";
import type { readOwnInvoice } from "#app/services/billing/read-own-invoice.server.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";

type Read = Awaited<ReturnType<typeof readOwnInvoice>>;

/** The credit notes on the invoice, each with its reason and as a document. */
export function CreditNotes({ invoiceId, credits }: { invoiceId: string; credits: Read["credits"] }) {
  const t = useTranslations("billing.credits");
  const reasons = useTranslations("billing.creditReasons");
  const sheet = useTranslations("billing.sheet");
  const { column, figure } = columnsNamed(credits, t);
  return (
    <Section id="credits" title={t("title")} spaced={false}>
      <RecordTable
        caption={t("title")}
        rows={credits}
        columns={[
          column("number", (note) => (
            <>
              <span className="nowrap">{note.number}</span>
              <small>
                <a href={billingPaths.creditNotePdf(invoiceId, note.id)}>{t("pdf")}</a>
              </small>
            </>
          )),
          figure("issued", (note) => <DayOf at={note.issuedAt} />),
          column("about", (note) =>
            sheet("ofDeal", { deal: runningNumber("deal", note.dealNumber), sequence: note.sequence }),
          ),
          column("reason", (note) => (
            <>
              {reasons(note.reasonCode)}
              {note.reason === null ? null : <small>{note.reason}</small>}
            </>
          )),
          figure("total", (note) => <ExactMoney fen={-note.totalFen} />),
        ]}
      />
    </Section>
  );
}

/** What was paid on the invoice, taken back of it, and goes back. */
export function Payments({ payments }: { payments: Read["payments"] }) {
  const t = useTranslations("billing.payments");
  const providers = useTranslations("billing.providers");
  const { column, figure } = columnsNamed(payments, t);
  return (
    <Section id="payments" title={t("title")} spaced={false}>
      {payments.length === 0 ? (
        <p className="muted">{t("none")}</p>
      ) : (
        <RecordTable
          caption={t("title")}
          rows={payments}
          columns={[
            column("what", ({ kind, refundStatus }) => (
              <>
                {t(`kinds.${kind}`)}
                {refundStatus === "cancelled" ? <small>{t("cancelled")}</small> : null}
              </>
            )),
            figure("at", ({ at }) => <DayOf at={at} />),
            column("by", ({ provider }) => providers(provider)),
            figure("amount", ({ amountFen }) => <ExactMoney fen={amountFen} />),
            column("status", ({ refundStatus }) =>
              refundStatus === null ? t("booked") : <BillingBadge of="refund" state={refundStatus} />,
            ),
          ]}
        />
      )}
    </Section>
  );
}
