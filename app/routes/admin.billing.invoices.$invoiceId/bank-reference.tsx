import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { ReadInvoice } from "./invoice-facts.tsx";

/** The bank's number of a payment, to the line of the statement that shows it. */
export function BankReference({
  line: { id, statementId, serial },
}: {
  line: NonNullable<ReadInvoice["moves"][number]["line"]>;
}) {
  const t = useTranslations("billing-admin.invoice");
  return (
    <span className="break-all">
      <Link to={`${adminPaths.bankStatement(statementId, { line: id })}#line`}>
        {serial ?? t("bankLine")}
      </Link>
    </span>
  );
}
