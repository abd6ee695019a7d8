import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import { formatInstant } from "#app/i18n/format.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";

interface InvoiceNoticesProps {
  invoice: {
    voidedAt: Date | null;
    voidReason: string | null;
    replacesId: string | null;
    replacesNumber: string | null;
    replacedById: string | null;
    replacedByNumber: string | null;
  };
  isConfirming: boolean;
}

/** That the invoice is void, which one replaces which, and that a payment is on its way to the books. */
export function InvoiceNotices({ invoice, isConfirming }: InvoiceNoticesProps) {
  const t = useTranslations("billing.invoice");
  const locale = useLocale();
  const { voidedAt, voidReason, replacesId, replacesNumber, replacedById, replacedByNumber } = invoice;
  const linked = (id: string, number: string | null) => ({
    number: number ?? "",
    to: (words: ReactNode) => <Link to={billingPaths.invoice(id)}>{words}</Link>,
  });
  return (
    <>
      {voidedAt === null ? null : (
        <Notice tone="due" title={t("voidTitle")}>
          <p>{t("voidText", { day: formatInstant(locale, voidedAt), reason: voidReason ?? "" })}</p>
          {replacedById === null ? null : (
            <p>{t.rich("replacedBy", linked(replacedById, replacedByNumber))}</p>
          )}
        </Notice>
      )}
      {replacesId === null ? null : (
        <Notice>
          <p>{t.rich("replaces", linked(replacesId, replacesNumber))}</p>
        </Notice>
      )}
      {isConfirming ? (
        <Notice title={t("paidTitle")}>
          <p>{t("paidText")}</p>
        </Notice>
      ) : null}
    </>
  );
}
