import { useTranslations } from "use-intl";
import { CheckboxesField, RadioField } from "#app/components/ui/choices.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { useOptions } from "#app/components/ui/term.tsx";
import { PURPOSES, RATE_VISIBILITIES, SECURITIES, STAGES } from "#app/domain/codes/companies.ts";
import { INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import type { Messages } from "#app/i18n/messages.ts";
import { NotedHint, NotedText } from "#app/components/prospects/editor/noted-text.tsx";

interface FieldsProps {
  form: ReplyForm;
  note: (field: string) => string | undefined;
}

/** What the company seeks, and on which terms. */
export function AskFields({ form, note }: FieldsProps) {
  const t = useTranslations("prospect");
  const options = useOptions();
  const words = (
    field: keyof Messages["prospect"]["fields"]["ask"],
    hint?: keyof Messages["prospect"]["hints"],
  ) => ({
    field: form.field(field),
    label: t(`fields.ask.${field}`),
    hint:
      hint || note(field) ? (
        <NotedHint note={note(field)}>{hint ? t(`hints.${hint}`) : null}</NotedHint>
      ) : null,
  });
  return (
    <>
      <CheckboxesField
        {...words("instruments", "instruments")}
        choices={options("instruments", INSTRUMENTS)}
      />
      <div className="fields-2">
        <NumberField {...words("amountMinFen", "amount")} unit={t("units.tenThousandYuan")} />
        <NumberField {...words("amountMaxFen", "amountMost")} unit={t("units.tenThousandYuan")} />
      </div>
      <div className="fields-2">
        <NumberField {...words("termMonthsMin", "term")} unit={t("units.months")} whole />
        <NumberField {...words("termMonthsMax", "termMost")} unit={t("units.months")} whole />
      </div>
      <SelectField {...words("purpose")} options={options("purposes", PURPOSES)} blank="" />
      <NotedText form={form} of="ask.useOfFunds" hint="useOfFunds" note={note("useOfFunds")} rows={4} />
      <CheckboxesField {...words("securities", "securities")} choices={options("securities", SECURITIES)} />
      <RadioField {...words("stage")} choices={options("stages", STAGES)} />
      <div className="fields-2">
        <NumberField {...words("maxRatePercent", "maxRatePercent")} unit={t("units.percentAYear")} optional />
        <NumberField
          {...words("firstAnswerDays", "firstAnswerDays")}
          unit={t("units.workingDays")}
          whole
          optional
        />
      </div>
      <RadioField
        {...words("rateVisibility", "rateVisibility")}
        choices={options("rateVisibilities", RATE_VISIBILITIES)}
        optional
      />
    </>
  );
}
