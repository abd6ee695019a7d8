import { useTranslations } from "use-intl";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import { useOptions } from "#app/components/ui/term.tsx";
import { RECOGNITIONS, STAGES } from "#app/domain/codes/companies.ts";
import { districtsBeside } from "#app/domain/codes/districts.ts";
import type { MandateUnit } from "#app/domain/mandates/form.ts";
import type { EditorData } from "./shapes.ts";
import { SectorPicker } from "./sector-picker.tsx";

interface CompanyCriteriaProps {
  form: LabelledForm<string>;
  unit: MandateUnit;
  figures: EditorData["figures"];
  /** Null where nothing is counted. */
  removedByFigures: number | null;
  onChange: () => void;
}

/** The hard criteria: who may be ranked at all. */
export function CompanyCriteria({ form, unit, figures, removedByFigures, onChange }: CompanyCriteriaProps) {
  const t = useTranslations("mandate.edit");
  const fields = useTranslations("matching.fields");
  const choices = useOptions();
  const hintOf = (field: EditorData["figures"][number]["field"]) => {
    if (field !== "minRevenueFen") return fields(`${field}.hint`);
    return removedByFigures === null ? undefined : fields(`${field}.hint`, { count: removedByFigures });
  };
  return (
    <FormSection id="who" title={t("parts.who")} text={t("parts.whoText")}>
      <SectorPicker
        field={form.field("sectorsIncluded")}
        added={form.field("addSectorsIncluded")}
        label={t("sectorsIncluded")}
        hint={t("sectorsIncludedHint")}
        onChange={onChange}
      />
      <SectorPicker
        field={form.field("sectorsExcluded")}
        added={form.field("addSectorsExcluded")}
        label={t("sectorsExcluded")}
        optional
        onChange={onChange}
      />
      <CheckboxesField
        {...form.labelled("districts")}
        hint={t("districtsHint")}
        optional
        choices={choices("districts", districtsBeside(form.field("districts").defaultOptions ?? []))}
      />
      <CheckboxesField
        {...form.labelled("stages")}
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
            hint={hintOf(field)}
            optional
            unit={kind === "fen" ? t(unit) : kind === "share" ? "%" : t("years")}
            large={kind === "fen" ? unit : undefined}
            list={`${field}-edges`}
          />
        ))}
      </div>
      <CheckboxesField
        {...form.labelled("recognitionsAny")}
        hint={t("recognitionsHint")}
        optional
        choices={choices("recognitions", RECOGNITIONS)}
      />
    </FormSection>
  );
}
