import { useLocale, useTranslations } from "use-intl";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import { formatDay, formatMoneyExact } from "#app/i18n/format.ts";

interface FeeFiguresProps {
  figures: Record<"accruedFen" | "dueFen" | "overdueFen" | "creditFen" | "returningFen", bigint>;
  nextInvoiceOn: string | null;
}

/** What will be invoiced and when, what is due, and what was paid beyond it or is on its way back. Past due is a fact, and changes nothing. */
export function FeeFigures({ figures, nextInvoiceOn }: FeeFiguresProps) {
  const t = useTranslations("billing.figures");
  const locale = useLocale();
  const { accruedFen, dueFen, overdueFen, creditFen, returningFen } = figures;
  const money = (fen: bigint) => <ExactMoney fen={fen} unit />;
  return (
    <Stats>
      <Stat
        label={t("accrued")}
        value={money(accruedFen)}
        note={nextInvoiceOn === null ? t("noNext") : t("next", { day: formatDay(locale, nextInvoiceOn) })}
      />
      <Stat
        label={t("due")}
        value={money(dueFen)}
        note={
          overdueFen > 0n ? t("overdue", { amount: formatMoneyExact(locale, overdueFen) }) : t("notOverdue")
        }
        missed={overdueFen > 0n}
      />
      <Stat
        label={t("credit")}
        value={money(creditFen)}
        note={
          returningFen > 0n
            ? t("returning", { amount: formatMoneyExact(locale, returningFen) })
            : t(creditFen > 0n ? "creditNote" : "noCredit")
        }
      />
    </Stats>
  );
}
