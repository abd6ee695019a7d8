import { useLocale, useTranslations } from "use-intl";
import { Recusals } from "#app/components/moderation/recusals.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { DayOf } from "#app/components/ui/when.tsx";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { listUnbilledFees } from "#app/services/billing/list-unbilled-fees.server.ts";

export type UnbilledFee = Awaited<ReturnType<typeof listUnbilledFees>>["rows"][number];

/** Fees that stand on no invoice yet. */
export function UnbilledTable({ rows }: { rows: readonly UnbilledFee[] }) {
  const t = useTranslations("billing-admin.fees");
  const locale = useLocale();
  const name = useName();
  const { column, figure } = columnsNamed(rows, t);
  return (
    <RecordTable
      lines
      caption={t("title")}
      rows={rows}
      columns={[
        column("institution", (row) => (
          <>
            {name(row)}
            <small>
              <Recusals {...row} />
            </small>
          </>
        )),
        column("deal", ({ dealNumber, companyNameZh, companyNameEn }) => (
          <>
            <span className="nowrap">{runningNumber("deal", dealNumber)}</span>
            <small>{inLanguage(locale, companyNameZh, companyNameEn)}</small>
          </>
        )),
        figure("drawn", ({ drawnFen }) => <ExactMoney fen={drawnFen} />, {
          absent: ({ kind }) => kind !== "drawdown",
        }),
        figure("fee", ({ grossFen }) => <ExactMoney fen={grossFen} />),
        column("accrued", ({ accruedAt }) => <DayOf at={accruedAt} />),
        column("waiver", () => t("proposed"), { absent: ({ proposalId }) => proposalId === null }),
      ]}
    />
  );
}
