import { Form } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { NumberField } from "#app/components/ui/inputs.tsx";
import type { Locale } from "#app/i18n/locale.ts";
import { type MoneyUnit, parseMoney, unitText } from "#app/lib/money.ts";

/** Amounts are typed in the large unit of the language. */
function unitOf(locale: Locale): MoneyUnit {
  return locale === "en" ? "million" : "wan";
}

/** What the address asks to compare on; what is no amount or term is left to the default. */
export function compareForm(
  { amount, months }: { amount?: string | undefined; months?: string | undefined },
  locale: Locale,
) {
  const parsed = parseMoney(amount ?? "", unitOf(locale));
  const term = Number(months);
  return {
    amountFen: parsed.ok && parsed.fen > 0n ? parsed.fen : undefined,
    termMonths: Number.isInteger(term) && term >= 1 && term <= 360 ? term : undefined,
  };
}

/** The amount and the term at which all offers are laid side by side. */
export function CompareOn({ on }: { on: { amountFen: bigint; termMonths: number } }) {
  const t = useTranslations("offer.compare");
  const locale = useLocale();
  return (
    <Form method="get" className="toolbar" aria-label={t("on")}>
      <div className="row items-end">
        <NumberField
          field={{
            name: "amount",
            defaultValue: unitText(on.amountFen, unitOf(locale)),
            key: String(on.amountFen),
          }}
          label={t("amount")}
          unit={t("unit")}
        />
        <NumberField
          field={{ name: "months", defaultValue: String(on.termMonths), key: String(on.termMonths) }}
          label={t("months")}
          unit={t("monthsUnit")}
          whole
        />
        <Button>{t("apply")}</Button>
      </div>
    </Form>
  );
}
