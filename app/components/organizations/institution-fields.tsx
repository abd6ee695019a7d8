import { useTranslations } from "use-intl";
import { INSTITUTION_KINDS, REGULATORS } from "#app/domain/codes/institutions.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import {
  CONTACT_FIELDS,
  type InstitutionApplication,
  LICENCE_FIELDS,
} from "#app/domain/organizations/institution-application.ts";
import { FormSection } from "#app/components/ui/form.tsx";
import { DateField, SelectField, TextareaField, TextField } from "#app/components/ui/inputs.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import { useOptions } from "#app/components/ui/term.tsx";
import { ContactFields } from "#app/components/organizations/contact-fields.tsx";

type Name = keyof InstitutionApplication;
interface Fields {
  form: LabelledForm<Name>;
}

/** Labels of an institution's fields, for an error summary. */
export function useInstitutionLabels(): Record<Name, string> {
  const t = useTranslations("institution.fields");
  const names = [...LICENCE_FIELDS, ...CONTACT_FIELDS, "aboutZh", "aboutEn"] as const;
  return Object.fromEntries(names.map((name) => [name, t(name)])) as Record<Name, string>;
}

/** The holder of the licence and its content. */
export function LicenceFields({ form: { labelled }, licenceEnd }: Fields & { licenceEnd: Horizon }) {
  const t = useTranslations("institution");
  const options = useOptions();
  const kinds = options("institutionKinds", INSTITUTION_KINDS);
  const regulators = options("regulators", REGULATORS);
  return (
    <FormSection title={t("parts.licence")} text={t("parts.licenceText")}>
      <SelectField {...labelled("kind")} options={kinds} blank="" required />
      <TextField
        {...labelled("legalName")}
        hint={t("fields.legalNameHint")}
        autoComplete="organization"
        required
      />
      <TextField {...labelled("englishName")} optional lang="en" />
      <TextField {...labelled("uscc")} hint={t("fields.usccHint")} width="md" required />
      <SelectField {...labelled("regulator")} options={regulators} blank="" width="lg" required />
      <TextField {...labelled("licenceNumber")} hint={t("fields.licenceNumberHint")} width="md" required />
      <TextareaField {...labelled("licenceScope")} hint={t("fields.licenceScopeHint")} rows={3} required />
      <DateField
        {...labelled("licenceExpiresOn")}
        hint={t("fields.licenceExpiresOnHint")}
        within={licenceEnd}
        optional
      />
    </FormSection>
  );
}

/** The contact of an institution. */
export function InstitutionContactFields({ form }: Fields) {
  const t = useTranslations("institution.parts");
  return (
    <FormSection title={t("desk")} text={t("deskText")}>
      <ContactFields form={form} required />
    </FormSection>
  );
}

/** An institution's description, in both languages. */
export function AboutFields({ form: { labelled } }: Fields) {
  const t = useTranslations("institution");
  return (
    <FormSection title={t("parts.about")} text={t("parts.aboutText")}>
      <TextareaField {...labelled("aboutZh")} hint={t("fields.aboutHint")} lang="zh-CN" optional />
      <TextareaField {...labelled("aboutEn")} lang="en" optional />
    </FormSection>
  );
}
