import { useTranslations } from "use-intl";
import { FormSection } from "#app/components/ui/form.tsx";
import { DateField, SelectField, TextField } from "#app/components/ui/inputs.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import { useTerm, useOptions } from "#app/components/ui/term.tsx";
import { districtsBeside } from "#app/domain/codes/districts.ts";
import { leavesOf, SECTOR_ROOTS } from "#app/domain/codes/sectors.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import { ContactFields } from "#app/components/organizations/contact-fields.tsx";

const FIELDS = [
  "uscc",
  "legalName",
  "englishName",
  "establishedOn",
  "registeredCapitalFen",
  "sector",
  "district",
  "address",
  "website",
  "contactName",
  "contactPhone",
  "contactEmail",
] as const;
type Name = (typeof FIELDS)[number];

interface ProfileFieldsProps {
  form: LabelledForm<Name>;
  isCodeFixed: boolean;
  founded: Horizon;
}

/** The labels of a company's fields. */
export function useProfileLabels(): Record<Name, string> {
  const t = useTranslations("prospect.fields.company");
  return Object.fromEntries(FIELDS.map((name) => [name, t(name)])) as Record<Name, string>;
}

/** The company's identity, location and contact. */
export function ProfileFields({ form, isCodeFixed, founded }: ProfileFieldsProps) {
  const t = useTranslations("company.profile");
  const units = useTranslations("prospect.units");
  const term = useTerm();
  const options = useOptions();
  const { labelled } = form;
  const sectors = SECTOR_ROOTS.map((root) => ({
    label: term("sectors", root),
    options: options("sectors", leavesOf(root)),
  }));
  const districts = options("districts", districtsBeside([form.field("district").defaultValue]));
  return (
    <>
      <FormSection title={t("identity")} text={t("identityText")}>
        <TextField
          {...labelled("uscc")}
          hint={t(isCodeFixed ? "usccFixed" : "uscc")}
          width="md"
          readOnly={isCodeFixed}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField {...labelled("legalName")} hint={t("legalName")} autoComplete="organization" />
        <TextField {...labelled("englishName")} optional />
        <DateField {...labelled("establishedOn")} within={founded} />
        <NumberField
          {...labelled("registeredCapitalFen")}
          hint={t("capital")}
          unit={units("tenThousandYuan")}
          optional
        />
      </FormSection>
      <FormSection title={t("place")} text={t("placeText")}>
        <SelectField {...labelled("sector")} groups={sectors} blank="" width="lg" />
        <SelectField
          {...labelled("district")}
          hint={t("district")}
          options={districts}
          blank={t("districtByCode")}
          width="lg"
        />
        <TextField {...labelled("address")} autoComplete="address-line1" />
        <TextField {...labelled("website")} type="url" inputMode="url" autoComplete="url" optional />
      </FormSection>
      <FormSection title={t("contact")} text={t("contactText")}>
        <ContactFields form={form} />
      </FormSection>
    </>
  );
}
