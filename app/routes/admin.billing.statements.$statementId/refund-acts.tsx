import { useLocale, useTranslations } from "use-intl";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import { Day, DayOf } from "#app/components/ui/when.tsx";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Chosen, Fits } from "./chosen-line.ts";

/** Money of a refund that the bank returned. */
export function RefundsCameBack({ line, fits }: { line: Chosen["line"]; fits: Fits }) {
  const t = useTranslations("billing-admin.statements.panel");
  const locale = useLocale();
  return fits.shown.map(({ id, nameZh, nameEn, valueDay }) => (
    <ButtonForm
      key={id}
      act="came-back"
      sent={{ lineId: line.id, refundId: id }}
      button={t("cameBack")}
      tone="secondary"
    >
      <p>
        {t.rich("shown", { name: inLanguage(locale, nameZh, nameEn), day: () => <Day day={valueDay} /> })}
      </p>
    </ButtonForm>
  ));
}

/** The refunds that the outgoing payment may be. */
export function SettleRefunds({ line, fits }: { line: Chosen["line"]; fits: Fits }) {
  const t = useTranslations("billing-admin.statements.panel");
  if (fits.refunds.length === 0) return <p className="muted">{t("noRefund")}</p>;
  return fits.refunds.map(({ id, name, requestedAt }) => (
    <ButtonForm key={id} act="settle" sent={{ lineId: line.id, refundId: id }} button={t("settle")}>
      <p>{t.rich("refund", { name, at: () => <DayOf at={requestedAt} /> })}</p>
    </ButtonForm>
  ));
}
