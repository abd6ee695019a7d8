import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { DayOf } from "#app/components/ui/when.tsx";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { billingPaths, fapiaoPaths } from "#app/shared/billing-paths.ts";
import { FapiaoLine, type ShownFapiao } from "./fapiao-panel.tsx";

interface ListedFapiao extends ShownFapiao {
  invoiceId: string;
  invoiceNumber: string;
  institutionNameZh: string;
  institutionNameEn: string | null;
}

interface FapiaoTableProps {
  fapiao: readonly ListedFapiao[];
  caption: string;
}

/** What finance has to issue, each with the page where it is entered. */
export function FapiaoToIssue({ fapiao, caption }: FapiaoTableProps) {
  const t = useTranslations("billing.pricing.fapiao.list");
  const kinds = useTranslations("billing.pricing.fapiaoKinds");
  const locale = useLocale();
  const columns = columnsNamed(fapiao, t);
  return (
    <Table
      cards
      caption={caption}
      rows={fapiao}
      rowKey={({ id }) => id}
      columns={[
        columns.column("institution", (one) =>
          inLanguage(locale, one.institutionNameZh, one.institutionNameEn),
        ),
        columns.column("invoice", ({ invoiceNumber }) => invoiceNumber),
        columns.column("kind", ({ kind, creditNoteId }) =>
          creditNoteId === null ? kinds(kind) : t("red", { kind: kinds(kind) }),
        ),
        columns.column("requested", ({ requestedAt }) => <DayOf at={requestedAt} />),
        columns.figure("amount", ({ totalFen }) => <ExactMoney fen={totalFen} />),
        columns.buttons("act", ({ id, invoiceNumber }) => (
          <Link to={fapiaoPaths.one(id)}>
            {t("open")} <span className="visually-hidden">{invoiceNumber}</span>
          </Link>
        )),
      ]}
    />
  );
}

/** An institution's fapiao, each with its invoice. */
export function OwnFapiao({ fapiao, caption }: FapiaoTableProps) {
  const t = useTranslations("billing.pricing.fapiao.list");
  const columns = columnsNamed(fapiao, t);
  return (
    <Table
      cards
      caption={caption}
      rows={fapiao}
      rowKey={({ id }) => id}
      columns={[
        columns.column("invoice", ({ invoiceId, invoiceNumber }) => (
          <Link to={billingPaths.invoice(invoiceId)}>{invoiceNumber}</Link>
        )),
        columns.column("what", (one) => <FapiaoLine fapiao={one} />),
        columns.figure("amount", ({ totalFen }) => <ExactMoney fen={totalFen} />),
      ]}
    />
  );
}
