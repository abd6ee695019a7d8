import { useLocale, useTranslations } from "use-intl";
import { BillingBadge } from "#app/components/billing/billing-badge.tsx";
import { ExactMoney, Rate } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { ReadInvoice } from "./invoice-facts.tsx";

/** The fees of an invoice, each with what was credited of it and where it stands. */
export function BilledLines({ lines }: Pick<ReadInvoice, "lines">) {
  const t = useTranslations("billing-admin.invoice");
  const locale = useLocale();
  const { column, figure } = columnsNamed(lines, t);
  return (
    <RecordTable
      caption={t("lines")}
      rows={lines}
      columns={[
        column("line", ({ dealNumber, feeKind, companyNameZh, companyNameEn }) => (
          <>
            <span className="nowrap">{t("lineOf", { number: runningNumber("deal", dealNumber) })}</span>
            <small>
              {feeKind === "drawdown" ? inLanguage(locale, companyNameZh, companyNameEn) : t("recalculation")}
            </small>
          </>
        )),
        figure("drawn", ({ drawnFen }) => <ExactMoney fen={drawnFen} />, {
          absent: ({ feeKind }) => feeKind !== "drawdown",
        }),
        figure("rate", ({ rateBp }) => <Rate percent={String(rateBp / 100)} />, {
          absent: ({ feeKind }) => feeKind !== "drawdown",
        }),
        figure("vatYuan", ({ vatFen }) => <ExactMoney fen={vatFen} />),
        figure("total", ({ totalFen }) => <ExactMoney fen={totalFen} />),
        figure("credited", ({ creditedFen }) => <ExactMoney fen={creditedFen} />, {
          absent: ({ creditedFen }) => creditedFen === 0n,
        }),
        column("state", ({ feeStatus, proposed }) => (
          <>
            <BillingBadge of="fee" state={feeStatus} />
            {proposed === null ? null : <small>{t("waits", { kind: proposed })}</small>}
          </>
        )),
      ]}
    />
  );
}
