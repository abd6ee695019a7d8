import { useTranslations } from "use-intl";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { NumberField } from "#app/components/ui/inputs.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { RECOGNITIONS, STAGES } from "#app/domain/codes/companies.ts";
import { districtsBeside } from "#app/domain/codes/districts.ts";
import type { MandateUnit } from "#app/domain/mandates/form.ts";
import type { EditorData } from "./shapes.ts";
import { SectorPicker } from "./sector-picker.tsx";

/** The hard criteria: who may be ranked at all. */
export function WhoSection({
  form,
  unit,
  figures,
  removedByFigures,
  onChange,
}: {
  form: ReplyForm;
  unit: MandateUnit;
  figures: EditorData["figures"];
  removedByFigures: number;
  onChange: () => void;
}) {
  const t = useTranslations("mandate.edit");
  const fields = useTranslations("matching.fields");
  const term = useTerm();
  const choices = (group: Parameters<typeof term>[0], codes: readonly string[]) =>
    codes.map((code) => ({ value: code, label: term(group, code) }));
  return (
    <FormSection title={t("parts.who")} text={t("parts.whoText")}>
      <SectorPicker
        field={form.field("sectorsIncluded")}
        addName="addSectorsIncluded"
        label={t("sectorsIncluded")}
        hint={t("sectorsIncludedHint")}
        onChange={onChange}
      />
      <SectorPicker
        field={form.field("sectorsExcluded")}
        addName="addSectorsExcluded"
        label={t("sectorsExcluded")}
        optional
        onChange={onChange}
      />
      <CheckboxesField
        field={form.field("districts")}
        label={t("districts")}
        hint={t("districtsHint")}
        optional
        choices={choices("districts", districtsBeside(form.field("districts").defaultOptions ?? []))}
      />
      <CheckboxesField
        field={form.field("stages")}
        label={t("stages")}
        hint={t("stagesHint")}
        optional
        choices={choices("stages", STAGES)}
      />
      <div className="fields-2">
        {figures.map(({ field, kind }) => (
          <NumberField
            key={field}
            field={form.field(field)}
            label={fields(`${field}.label`)}
            hint={fields(`${field}.hint`, { count: removedByFigures })}
            optional
            unit={kind === "fen" ? t(unit) : kind === "share" ? "%" : t("years")}
            list={`${field}-edges`}
          />
        ))}
      </div>
      <CheckboxesField
        field={form.field("recognitionsAny")}
        label={t("recognitions")}
        hint={t("recognitionsHint")}
        optional
        choices={choices("recognitions", RECOGNITIONS)}
      />
    </FormSection>
  );
}
