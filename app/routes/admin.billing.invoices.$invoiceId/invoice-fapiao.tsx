import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { DayOf } from "#app/components/ui/when.tsx";
import { fapiaoPaths } from "#app/shared/billing-paths.ts";
import type { ReadInvoice } from "./invoice-facts.tsx";

const tones = { requested: "open", issued: "done", cancelled: undefined } as const;

/** The tax invoices of an invoice, each with the page where it is entered, corrected and read. */
export function InvoiceFapiao({ fapiao }: Pick<ReadInvoice, "fapiao">) {
  const t = useTranslations("billing-admin.invoiceFapiao");
  const kinds = useTranslations("billing.pricing.fapiaoKinds");
  const list = useTranslations("billing.pricing.fapiao.list");
  const states = useTranslations("billing.fapiao");
  const { column, figure, buttons } = columnsNamed(fapiao, t);
  return (
    <RecordTable
      caption={t("title")}
      rows={fapiao}
      columns={[
        column("what", ({ kind, isRed, number }) => (
          <>
            {isRed ? list("red", { kind: kinds(kind) }) : kinds(kind)}
            {number === null ? null : <small className="break-all">{number}</small>}
          </>
        )),
        column("requested", ({ requestedAt }) => <DayOf at={requestedAt} />),
        figure("amount", ({ totalFen }) => <ExactMoney fen={totalFen} />),
        column("state", ({ status }) => <Badge tone={tones[status]}>{states(status)}</Badge>),
        buttons("act", ({ id, status, number }) =>
          status === "cancelled" ? null : (
            <Link to={fapiaoPaths.one(id)}>
              {t(status === "issued" ? "see" : "enter")} <span className="visually-hidden">{number}</span>
            </Link>
          ),
        ),
      ]}
    />
  );
}
