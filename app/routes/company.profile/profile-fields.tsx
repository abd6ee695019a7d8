import { useTranslations } from "use-intl";
import { FormSection } from "#app/components/ui/form.tsx";
import { DateField, NumberField, SelectField, TextField } from "#app/components/ui/inputs.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { districtsBeside } from "#app/domain/codes/districts.ts";
import { leavesOf, SECTOR_ROOTS } from "#app/domain/codes/sectors.ts";
import type { Horizon } from "#app/domain/horizons.ts";

/** The company's identity, location and contact. */
export function ProfileFields({
  form,
  isCodeFixed,
  founded,
}: {
  form: ReplyForm;
  isCodeFixed: boolean;
  founded: Horizon;
}) {
  const t = useTranslations("company.profile");
  const label = useTranslations("prospect.fields.company");
  const units = useTranslations("prospect.units");
  const term = useTerm();
  const sectors = SECTOR_ROOTS.map((root) => ({
    label: term("sectors", root),
    options: leavesOf(root).map((leaf) => ({ value: leaf, label: term("sectors", leaf) })),
  }));
  const districts = districtsBeside([form.field("district").defaultValue]).map((code) => ({
    value: code,
    label: term("districts", code),
  }));
  return (
    <>
      <FormSection title={t("identity")} text={t("identityText")}>
        <TextField
          field={form.field("uscc")}
          label={label("uscc")}
          hint={t(isCodeFixed ? "usccFixed" : "uscc")}
          width="md"
          readOnly={isCodeFixed}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          field={form.field("legalName")}
          label={label("legalName")}
          hint={t("legalName")}
          autoComplete="organization"
        />
        <TextField field={form.field("englishName")} label={label("englishName")} optional />
        <DateField field={form.field("establishedOn")} label={label("establishedOn")} within={founded} />
        <NumberField
          field={form.field("registeredCapitalFen")}
          label={label("registeredCapitalFen")}
          hint={t("capital")}
          unit={units("tenThousandYuan")}
          optional
        />
      </FormSection>
      <FormSection title={t("place")} text={t("placeText")}>
        <SelectField
          field={form.field("sector")}
          label={label("sector")}
          groups={sectors}
          blank=""
          width="lg"
        />
        <SelectField
          field={form.field("district")}
          label={label("district")}
          options={districts}
          blank=""
          width="lg"
        />
        <TextField field={form.field("address")} label={label("address")} autoComplete="street-address" />
        <TextField
          field={form.field("website")}
          label={label("website")}
          type="url"
          inputMode="url"
          autoComplete="url"
          optional
        />
      </FormSection>
      <FormSection title={t("contact")} text={t("contactText")}>
        <TextField
          field={form.field("contactName")}
          label={label("contactName")}
          width="md"
          autoComplete="name"
        />
        <TextField
          field={form.field("contactPhone")}
          label={label("contactPhone")}
          width="md"
          type="tel"
          autoComplete="tel"
        />
        <TextField
          field={form.field("contactEmail")}
          label={label("contactEmail")}
          type="email"
          autoComplete="email"
        />
      </FormSection>
    </>
  );
}
