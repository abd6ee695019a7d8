import { useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { DateField, SelectField } from "#app/components/ui/inputs.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { OfferUnit } from "#app/domain/offers/form/offer-units.ts";
import { DAY_COUNTS } from "#app/domain/offers/cost/day-count.ts";
import { type DetailField, FIELDS_OF_DETAILS, detailsOf } from "#app/domain/offers/terms/detail-fields.ts";

const WORDS = {
  paid: ["in_arrears", "in_advance"],
  recourse: ["with_recourse", "without_recourse"],
} as const;

interface DetailFieldsProps {
  form: ReplyForm;
  instrument: Instrument;
  unit: OfferUnit;
}

/** The terms of this instrument alone; for a plain loan its days, which may be blank. */
export function DetailFields({ form, instrument, unit }: DetailFieldsProps) {
  const t = useTranslations("offer.details");
  const own = useTranslations("offer.writing.amount");
  const kind = detailsOf(instrument);
  if (kind === null) return null;
  const names = FIELDS_OF_DETAILS[kind];
  const fields = names.map((name) => <DetailField key={name} form={form} name={name} typedIn={unit} />);
  const isUsed = names.some((name) => {
    const { defaultValue = "", errors = [] } = form.field(`details.${name}`);
    return defaultValue !== "" || errors.length > 0;
  });
  return (
    <FormSection title={t(`titles.${kind}`)} text={t(`texts.${kind}`)}>
      {kind === "dated_loan" ? (
        <More summary={own("exactDays")} open={isUsed}>
          <div className="form">{fields}</div>
        </More>
      ) : (
        fields
      )}
    </FormSection>
  );
}

function DetailField({ form, name, typedIn }: { form: ReplyForm; name: DetailField; typedIn: OfferUnit }) {
  const t = useTranslations("offer");
  const words = { field: form.field(`details.${name}`), label: t(`details.${name}`) };
  if (name === "dayCount") {
    const options = DAY_COUNTS.map((value) => ({ value, label: t(`details.words.${value}`) }));
    return <SelectField {...words} blank={t("details.byMonths")} options={options} />;
  }
  if (name === "paid" || name === "recourse") {
    const choices = WORDS[name].map((value) => ({ value, label: t(`details.words.${value}`) }));
    return <RadioField {...words} choices={choices} />;
  }
  if (name.endsWith("On")) return <DateField {...words} optional={name === "secondDrawdownOn"} />;
  if (name === "resetBp") return <NumberField {...words} unit={t("builder.price.points")} whole optional />;
  const isOptional = name === "secondDrawdownFen" || name === "capFen";
  const isPercent = name.endsWith("Percent");
  const unit = isPercent ? t("builder.fees.percentUnit") : t(`units.${typedIn}`);
  const large = isPercent ? undefined : typedIn;
  return <NumberField {...words} unit={unit} large={large} optional={isOptional} />;
}
