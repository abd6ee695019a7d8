import { useTranslations } from "use-intl";
import { NotedHint, NotedText } from "#app/components/prospects/editor/noted-text.tsx";
import { noteOf } from "#app/components/prospects/editor/step-notes.tsx";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { useOptions } from "#app/components/ui/term.tsx";
import { PURPOSES, RECOGNITIONS, SECURITIES, STAGES } from "#app/domain/codes/companies.ts";
import { INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import { BRIEF_FIELDS } from "#app/domain/prospects/brief-fields.ts";
import type { Messages } from "#app/i18n/messages.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";

import type { BriefTexts } from "./brief-texts.server.ts";

/** The labels of the short form, by input name. */
export function useBriefLabels({ revenue, staff }: BriefTexts): Record<string, string> {
  const t = useTranslations("prospect.fields");
  const labelsOf = (step: "ask" | "business" | "people" | "ip") =>
    BRIEF_FIELDS[step].map((field) => [field, t(`${step}.${field}` as Parameters<typeof t>[0])]);
  return {
    ...Object.fromEntries((["ask", "business", "people", "ip"] as const).flatMap(labelsOf)),
    revenueFen: revenue,
    staff,
  } as Record<string, string>;
}

interface BriefFieldsProps {
  form: ReplyForm;
  read: ProspectRead;
  texts: BriefTexts;
}

/** The short form's fields in three groups, each with the moderator's note on it. */
export function BriefFields({ form, read, texts }: BriefFieldsProps) {
  const hints = useTranslations("prospect.hints");
  const units = useTranslations("prospect.units");
  const options = useOptions();
  const labels = useBriefLabels(texts);
  const note = (step: keyof typeof BRIEF_FIELDS, field: string) => noteOf(read, step, field);
  const words = (
    step: keyof typeof BRIEF_FIELDS,
    field: string,
    hint?: keyof Messages["prospect"]["hints"],
    own?: string,
  ) => {
    const told = note(step, step === "figures" ? "years" : field);
    const text = own ?? (hint === undefined ? null : hints(hint));
    return {
      field: form.field(field),
      label: labels[field] ?? "",
      hint: told === undefined && text === null ? null : <NotedHint note={told}>{text}</NotedHint>,
    };
  };
  const tenThousand = units("tenThousandYuan");
  return (
    <>
      <FormSection {...texts.seek}>
        <CheckboxesField
          {...words("ask", "instruments", "instruments")}
          choices={options("instruments", INSTRUMENTS)}
        />
        <div className="fields-2">
          <NumberField {...words("ask", "amountMinFen", "amount")} unit={tenThousand} />
          <NumberField {...words("ask", "amountMaxFen", "amountMost")} unit={tenThousand} />
        </div>
        <div className="fields-2">
          <NumberField {...words("ask", "termMonthsMin", "term")} unit={units("months")} whole />
          <NumberField {...words("ask", "termMonthsMax", "termMost")} unit={units("months")} whole />
        </div>
        <CheckboxesField
          {...words("ask", "securities", undefined, texts.securities)}
          choices={options("securities", SECURITIES)}
        />
        <SelectField {...words("ask", "purpose")} options={options("purposes", PURPOSES)} blank="" />
        <NotedText
          form={form}
          of="ask.useOfFunds"
          hint="useOfFunds"
          note={note("ask", "useOfFunds")}
          rows={3}
        />
      </FormSection>
      <FormSection {...texts.business}>
        <NotedText form={form} of="business.headline" hint="headline" note={note("business", "headline")} />
        <NotedText
          form={form}
          of="business.product"
          hint="product"
          note={note("business", "product")}
          rows={4}
        />
        <div className="fields-2">
          <SelectField {...words("ask", "stage")} options={options("stages", STAGES)} blank="" />
          <NumberField {...words("people", "founders", "founders")} unit={units("persons")} whole />
        </div>
      </FormSection>
      <FormSection {...texts.figures}>
        <div className="fields-2">
          <NumberField {...words("figures", "revenueFen")} unit={tenThousand} />
          <NumberField {...words("figures", "staff")} unit={units("persons")} whole />
        </div>
        <CheckboxesField
          {...words("ip", "recognitions", undefined, texts.recognitions)}
          choices={options("recognitions", RECOGNITIONS)}
        />
      </FormSection>
    </>
  );
}
