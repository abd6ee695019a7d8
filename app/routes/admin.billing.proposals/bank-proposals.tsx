import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { BankProposed } from "#app/components/billing/bank-proposed.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import type { listBankProposals } from "#app/services/billing/bank/list-bank-proposals.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";

type Row = Awaited<ReturnType<typeof listBankProposals>>[number];

/** Matches and returns that wait for a second admin; they are confirmed beside the line or invoice that they are about. */
export function BankProposals({ rows, now }: { rows: readonly Row[]; now: Date }) {
  const t = useTranslations("billing-admin.proposals");
  const { column, figure, buttons } = columnsNamed(rows, t);
  if (rows.length === 0) return <p className="muted">{t("none")}</p>;
  return (
    <RecordTable
      caption={t("bank")}
      rows={rows}
      columns={[
        column("line", ({ counterpartyName }) => counterpartyName ?? t("unnamed")),
        figure("amount", ({ lineFen }) => <ExactMoney fen={lineFen} />),
        column("what", (row) => (
          // One element: on a phone each child of a cell has a row of its own.
          <span>
            <BankProposed proposal={row} now={now} />
          </span>
        )),
        buttons("decide", (row) => (
          <>
            <Link to={whereDecided(row)}>
              {t(row.isOwn ? "see" : "decide")}
              <span className="visually-hidden"> {row.counterpartyName}</span>
            </Link>
            {row.isOwn ? <small>{t("yours")}</small> : null}
          </>
        )),
      ]}
    />
  );
}

/** Beside its line, or on the page of the invoice that a payment by card is to pay. */
function whereDecided({ statementId, lineId, invoiceId }: Row): string {
  if (statementId !== null && lineId !== null)
    return `${adminPaths.bankStatement(statementId, { line: lineId })}#line`;
  return invoiceId === null ? adminPaths.invoices() : `${adminPaths.invoice(invoiceId)}#receipts`;
}
