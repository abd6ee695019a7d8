import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Recusals } from "#app/components/moderation/recusals.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import { RowButton } from "#app/components/ui/row-button.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { formatAmount } from "#app/i18n/format.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { ShownOfAll } from "./ageing.tsx";
import type { BillingToday } from "./figures.tsx";

type Refund = BillingToday["failedRefunds"][number];

/** Refunds of credit notes and returns of over-payments that did not arrive, each with the button that sends it again. */
export function FailedRefunds({ refunds }: { refunds: readonly Refund[] }) {
  const t = useTranslations("billing-admin.today");
  const providers = useTranslations("billing-admin.providers");
  const name = useName();
  const { column, figure, buttons } = columnsNamed(refunds, t);
  return (
    <div className="stack">
      <p className="small muted">{t("resendText")}</p>
      <RecordTable
        caption={t("refundsFailed")}
        rows={refunds}
        columns={[
          column("institution", (refund) => (
            <>
              {name(refund)}
              <small>
                {refund.invoiceId === null ? (
                  t("overPayment")
                ) : (
                  <Link to={adminPaths.invoice(refund.invoiceId)}>{refund.invoiceNumber}</Link>
                )}{" "}
                <Recusals {...refund} />
              </small>
            </>
          )),
          figure("refundYuan", ({ amountFen }) => <ExactMoney fen={amountFen} />),
          column("error", ({ provider, failure }) => (
            <>
              {providers(provider)}
              {failure === null ? null : <small className="break-all">{failure}</small>}
            </>
          )),
          column("tried", ({ settledAt, requestedAt }) => <Instant at={settledAt ?? requestedAt} />),
          buttons("retry", (refund) => <SendAgain refund={refund} />),
        ]}
      />
      <ShownOfAll rows={refunds} />
    </div>
  );
}

function SendAgain({ refund }: { refund: Refund }) {
  const t = useTranslations("billing-admin.today");
  const name = useName();
  if (refund.isTied) return null;
  const amount = formatAmount(refund.amountFen);
  return (
    <RowButton
      className="row"
      sent={{ act: "resend-refund", refundId: refund.id }}
      tone="secondary"
      text={t("retry")}
      label={t("resendLabel", { amount, institution: name(refund) })}
    />
  );
}
