import { Form } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import type { FieldSource } from "#app/components/ui/field.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import { largeUnit } from "#app/i18n/large-unit.ts";
import { unitText } from "#app/lib/money.ts";
import type { TypedComparison } from "./compare-form.server.ts";

export interface CompareOnProps {
  on: { amountFen: bigint; termMonths: number };
  typed: TypedComparison;
  errors: Readonly<Record<string, readonly string[]>>;
  words: Readonly<Record<"title" | "amount" | "months" | "monthsUnit" | "apply", string>>;
}

/** The amount and the term at which all offers are compared. */
export function CompareOn({ on, typed, errors, words }: CompareOnProps) {
  const locale = useLocale();
  const units = useTranslations("offer.units");
  // Invalid input stays as typed, in the unit in which it was typed.
  const unit = errors["amount"] === undefined ? largeUnit(locale) : (typed.unit ?? largeUnit(locale));
  const field = (name: "amount" | "months", shown: string): FieldSource => {
    const defaultValue = errors[name] === undefined ? shown : typed[name];
    return { name, defaultValue, key: defaultValue, errors: errors[name] };
  };
  return (
    <Form method="get" className="toolbar" aria-label={words.title}>
      <input type="hidden" name="unit" value={unit} />
      <div className="row items-end">
        <NumberField
          field={field("amount", unitText(on.amountFen, unit))}
          label={words.amount}
          unit={units(unit)}
        />
        <NumberField
          field={field("months", String(on.termMonths))}
          label={words.months}
          unit={words.monthsUnit}
          whole
        />
        <Button>{words.apply}</Button>
      </div>
    </Form>
  );
}
