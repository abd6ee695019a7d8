import { useTranslations } from "use-intl";
import { Table } from "#app/components/ui/table.tsx";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import { paidRows } from "#app/domain/offers/cost/count-payments.ts";
import { formatAmount } from "#app/i18n/format.ts";
import { sumFen } from "#app/lib/money.ts";

const FIRST = 3;

/**
 * The first instalments that are paid, and the sum of all: by the quarter, or at the end, most months have none. The
 * chart below has every month in its table.
 */
export function FirstPayments({ cost }: { cost: LoanCost }) {
  const t = useTranslations("common.table");
  const own = useTranslations("offer.writing.view");
  const rows = paidRows(cost);
  type Row = LoanCost["rows"][number];
  const money = (key: "principal" | "interest" | "total", fenOf: (row: Row) => bigint) => ({
    key,
    head: t(`${key}Yuan`),
    number: true,
    cell: (row: Row) => formatAmount(fenOf(row)),
    foot: formatAmount(sumFen(rows.map(fenOf))),
  });
  return (
    <Table
      showCaption
      caption={own("first")}
      rows={rows.slice(0, FIRST)}
      rowKey={({ month }) => month}
      columns={[
        {
          key: "month",
          head: t("month"),
          cell: ({ month, dueOn }) => dueOn ?? month,
          foot: own("sum", { count: rows.length }),
        },
        money("principal", ({ principalFen }) => principalFen),
        money("interest", ({ interestFen, feesFen }) => interestFen + feesFen),
        money("total", ({ totalFen }) => totalFen),
      ]}
    />
  );
}
