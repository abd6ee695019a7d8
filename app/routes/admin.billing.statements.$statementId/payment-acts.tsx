import { useLocale, useTranslations } from "use-intl";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Chosen, Fits } from "./chosen-line.ts";
import { InvoicesForm } from "./invoices-form.tsx";

/** The invoices that the payment may be for, and the form that names those it pays. */
export function MatchInvoices({ line, fits }: { line: Chosen["line"]; fits: Fits }) {
  const t = useTranslations("billing-admin.statements.panel");
  const locale = useLocale();
  return (
    <>
      {fits.invoices.length === 0 ? null : (
        <div className="stack">
          <h3>{t("suggestions")}</h3>
          <ul>
            {fits.invoices.map(({ numbers, dueFen, institutionNameZh, institutionNameEn }) => (
              <li key={numbers.join()}>
                {t.rich("suggestion", {
                  numbers: numbers.join(", "),
                  institution: inLanguage(locale, institutionNameZh, institutionNameEn),
                  amount: () => <ExactMoney fen={dueFen} unit />,
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <InvoicesForm
        act="match"
        sent={{ lineId: line.id }}
        label={t("invoices")}
        hint={t("invoicesHint")}
        stored={fits.invoices[0]?.numbers.join(" ")}
        button={t("match")}
      />
    </>
  );
}

/** Money that no invoice can take, as where one was paid twice: it is the institution's, to apply later or to return. */
export function AssignToInstitution({ line }: { line: Chosen["line"] }) {
  const t = useTranslations("billing-admin.statements.panel");
  return (
    <InvoicesForm
      act="assign"
      sent={{ lineId: line.id }}
      label={t("anyInvoice")}
      hint={t("invoiceHint")}
      button={t("assign")}
      tone="secondary"
    >
      <p>{t("assignText")}</p>
    </InvoicesForm>
  );
}
