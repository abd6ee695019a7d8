import { useTranslations } from "use-intl";
import { FormSection } from "#app/components/ui/form.tsx";
import { hasCostFields } from "#app/domain/offers/form/chosen-fields.ts";
import { FEE_LINES } from "#app/domain/offers/form/offer-units.ts";
import { detailsOf } from "#app/domain/offers/terms/detail-fields.ts";
import { StepFields, type StepsFields } from "./builder-fields.tsx";
import { EndAndNote } from "./end-and-note.tsx";
import { InstrumentAndAmount } from "./instrument-and-amount.tsx";
import { RateFields } from "./rate-fields.tsx";
import { RepaymentFields } from "./repayment-fields.tsx";
import { DetailFields } from "./detail-fields.tsx";
import { CostFields, SecurityFields, ConditionsField } from "./security-fields.tsx";
import { PriceWarnings } from "./price-warnings.tsx";
import { SpeedField } from "./speed-field.tsx";

const LINES = Array.from({ length: FEE_LINES }, (_, line) => line);

/** The steps of debt. What an instrument has of its own belongs to the amount, what a note converts into to its price. */
export function LoanSteps({ isShown, ...fields }: StepsFields) {
  const t = useTranslations("offer.writing.amount");
  const isDated = detailsOf(fields.instrument) === "dated_loan";
  const isNote = fields.instrument === "convertible_note";
  // An instrument without costs has no fields for them, unless another instrument's are still there to be removed.
  const kinds = LINES.map((line) => fields.form.field(`fees[${line}].kind`).defaultValue);
  const hasCosts = hasCostFields(fields.instrument, kinds);
  return (
    <>
      <StepFields step="amount" isShown={isShown}>
        <FormSection title={t("title")} text={t("text")}>
          <InstrumentAndAmount {...fields} />
        </FormSection>
        {isNote || isDated ? null : <DetailFields {...fields} />}
        <RepaymentFields {...fields} />
        {isDated ? <DetailFields {...fields} /> : null}
      </StepFields>
      <StepFields step="price" isShown={isShown}>
        <RateFields {...fields} />
        <PriceWarnings {...fields.page} />
        {isNote ? <DetailFields {...fields} /> : null}
        {hasCosts ? <CostFields {...fields} /> : null}
      </StepFields>
      <StepFields step="security" isShown={isShown}>
        <SecurityFields {...fields} />
      </StepFields>
      <StepFields step="conditions" isShown={isShown}>
        <ConditionsField {...fields} />
        {fields.page.offer.commitment === "guarantee" ? null : <SpeedField {...fields} />}
        <EndAndNote {...fields} />
      </StepFields>
    </>
  );
}
