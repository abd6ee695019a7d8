import { useTranslations } from "use-intl";
import { sharePercent } from "#app/domain/figures/responsiveness.ts";
import { formatCount, formatShare } from "#app/i18n/format.ts";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { TableScroll } from "../ui/table-scroll.tsx";
import { Table } from "../ui/table.tsx";
import { useTerm } from "../ui/term.tsx";
import type { ShownFigures } from "./figures.ts";

/** Why institutions declined, by reason code. `most` reasons are listed; the rest are added up. */
export function DeclinesTable({ declines, most }: { declines: ShownFigures["declines"]; most: number }) {
  const t = useTranslations("public.funnel");
  const common = useTranslations("common.words");
  const term = useTerm();
  const total = sumOf(declines);
  const all = total.introductions + total.passes;
  if (all === 0) return <p className="muted">{t("noDeclines")}</p>;
  const listed = declines.length > most + 1 ? declines.slice(0, most) : declines;
  const rest = declines.slice(listed.length);
  const rows = listed.map((row) => ({ ...row, label: term("declineReasons", row.reasonCode) }));
  if (rest.length > 0)
    rows.push({ reasonCode: "", label: t("otherCodes", { count: rest.length }), ...sumOf(rest) });
  const share = (count: number) => formatShare(sharePercent(count, all) ?? "0");
  const { column, figure } = columnsNamed(rows, t);
  return (
    <TableScroll label={t("declinesTitle")}>
      <Table
        showCaption
        caption={t("declinesCaption", { count: all })}
        rows={rows}
        rowKey={({ reasonCode }) => reasonCode}
        columns={[
          column("reason", ({ label }) => label, { foot: common("all") }),
          figure("afterIntroduction", ({ introductions }) => formatCount(introductions), {
            foot: formatCount(total.introductions),
          }),
          figure("passed", ({ passes }) => formatCount(passes), { foot: formatCount(total.passes) }),
          figure("share", ({ introductions, passes }) => share(introductions + passes), { foot: share(all) }),
        ]}
      />
    </TableScroll>
  );
}

function sumOf(declines: ShownFigures["declines"]): { introductions: number; passes: number } {
  return {
    introductions: declines.reduce((sum, row) => sum + row.introductions, 0),
    passes: declines.reduce((sum, row) => sum + row.passes, 0),
  };
}
