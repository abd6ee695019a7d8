import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { useName } from "#app/components/moderation/use-name.ts";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import { ShownOfAll } from "./ageing.tsx";
import type { BillingToday } from "./figures.tsx";

type Difference = BillingToday["differences"][number];

/** What the reconciliation found and did not mend, each with what will. Without any it has not run yet. */
export function OpenDifferences({ differences, now }: Pick<BillingToday, "differences" | "now">) {
  const t = useTranslations("billing-admin.today");
  const kinds = useTranslations("billing-admin.differences");
  if (differences.length === 0) return <p className="muted">{t("notReconciled")}</p>;
  const { column } = columnsNamed(differences, t);
  return (
    <div className="stack">
      <RecordTable
        caption={t("differences")}
        rows={differences}
        columns={[
          column("difference", ({ kind }) => (
            <>
              {kinds(`${kind}.name`)}
              <small>{kinds(`${kind}.meaning`)}</small>
            </>
          )),
          column("about", (row) => <Subject row={row} />),
          column("mend", ({ kind }) => kinds(`${kind}.mend`)),
          column("since", ({ foundAt }) => (
            <span className="nowrap">
              <Ago at={foundAt} now={now} />
            </span>
          )),
        ]}
      />
      <ShownOfAll rows={differences} />
    </div>
  );
}

const amounts = [
  "drawnFen",
  "owedFen",
  "chargedFen",
  "amountFen",
  "totalFen",
  "linesFen",
  "dueFen",
  "statedFen",
  "lineFen",
  "bookedFen",
  "expectedFen",
] as const;

/** Whose it is, and the amounts that differ. */
function Subject({ row }: { row: Difference }) {
  const t = useTranslations("billing-admin.today");
  const words = useTranslations("billing-admin.details");
  const nameOf = useName();
  const locale = useLocale();
  const { kind, subjectId, institutionNameZh, institutionNameEn } = row;
  const detail = row.detail as Readonly<Record<string, unknown>>;
  const name = nameOf({ nameZh: institutionNameZh, nameEn: institutionNameEn });
  const to = kind.startsWith("invoice-")
    ? adminPaths.invoice(subjectId)
    : kind === "bank-balance"
      ? adminPaths.bankStatement(subjectId)
      : withQuery(adminPaths.invoices(), { q: institutionNameZh ?? undefined });
  const facts = [
    ...(["number", "series", "mendError"] as const).flatMap((key) => {
      const value = detail[key];
      return typeof value === "string" ? [words(key, { value })] : [];
    }),
    ...amounts.flatMap((key) => {
      const value = detail[key];
      if (typeof value !== "string" || !/^-?\d{1,18}$/u.test(value)) return [];
      return [words(key, { value: formatMoneyExact(locale, BigInt(value)) })];
    }),
  ];
  return (
    <>
      {name === "" ? t("platform") : <Link to={to}>{name}</Link>}
      {facts.map((fact) => (
        <small key={fact}>{fact}</small>
      ))}
    </>
  );
}
