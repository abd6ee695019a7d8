import { useTranslations } from "use-intl";
import { TableScroll } from "#app/components/ui/table-scroll.tsx";
import { Table } from "#app/components/ui/table.tsx";
import type { Spread } from "#app/domain/figures/exposure.ts";
import { formatCount, formatDecimal, formatShare } from "#app/i18n/format.ts";

type Measure = { key: string; label: string; of: (spread: Spread) => string | null };

interface SpreadTableProps {
  kind: "institutions" | "prospects";
  days: number;
  spread: Record<"present" | "before", Spread>;
}

/** Distribution of introductions over one kind of party, beside the previous period. */
export function SpreadTable({ kind, days, spread }: SpreadTableProps) {
  const t = useTranslations("admin.exposure");
  const measures: Measure[] = [
    {
      key: "gini",
      label: t("gini"),
      of: ({ gini }) => (gini === null ? null : formatDecimal(gini.toFixed(4), 2)),
    },
    {
      key: "topTen",
      label: t("topTen"),
      of: ({ topTenPercent }) => (topTenPercent === null ? null : formatShare(topTenPercent.toFixed(2))),
    },
    {
      key: "introductions",
      label: t("introductions"),
      of: ({ introductions }) => formatCount(introductions),
    },
    { key: "parties", label: t(`${kind}.parties`), of: ({ parties }) => formatCount(parties) },
    { key: "without", label: t("without"), of: ({ without }) => formatCount(without) },
  ];
  return (
    <TableScroll label={t(`${kind}.title`)}>
      <Table
        caption={t(`${kind}.title`)}
        rows={measures}
        rowKey={({ key }) => key}
        columns={[
          { key: "measure", head: t("measure"), cell: ({ label }) => label },
          ...(["present", "before"] as const).map((period) => ({
            key: period,
            head: t(period, { days }),
            number: true,
            cell: ({ of }: Measure) => of(spread[period]) ?? <span className="muted">{t("none")}</span>,
          })),
        ]}
      />
    </TableScroll>
  );
}
