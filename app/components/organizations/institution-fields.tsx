import { useTranslations } from "use-intl";
import { INSTITUTION_KINDS, REGULATORS } from "#app/domain/codes/institutions.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import type { InstitutionApplication } from "#app/domain/organizations/institution-application.ts";
import { FormSection } from "#app/components/ui/form.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { DateField, SelectField, TextareaField, TextField } from "#app/components/ui/inputs.tsx";
import { useTerm } from "#app/components/ui/term.tsx";

type Name = keyof InstitutionApplication;
type Fields = Pick<ReplyForm, "field">;

/** Labels of an institution's fields, for an error summary. */
export function useInstitutionLabels(): Record<Name, string> {
  const t = useTranslations("institution.fields");
  const names = [
    ...(["legalName", "englishName", "uscc", "kind", "licenceNumber", "regulator", "licenceScope"] as const),
    ...(["licenceExpiresOn", "contactName", "contactPhone", "contactEmail", "aboutZh", "aboutEn"] as const),
  ];
  return Object.fromEntries(names.map((name) => [name, t(name)])) as Record<Name, string>;
}

/** The holder of the licence and its content. */
export function LicenceFields({ field, licenceEnd }: Fields & { licenceEnd: Horizon }) {
  const t = useTranslations("institution");
  const term = useTerm();
  const options = (group: Parameters<typeof term>[0], codes: readonly string[]) =>
    codes.map((value) => ({ value, label: term(group, value) }));
  return (
    <FormSection title={t("parts.licence")} text={t("parts.licenceText")}>
      <SelectField
        field={field("kind")}
        label={t("fields.kind")}
        options={options("institutionKinds", INSTITUTION_KINDS)}
        blank=""
        required
      />
      <TextField
        field={field("legalName")}
        label={t("fields.legalName")}
        hint={t("fields.legalNameHint")}
        autoComplete="organization"
        required
      />
      <TextField field={field("englishName")} label={t("fields.englishName")} optional lang="en" />
      <TextField
        field={field("uscc")}
        label={t("fields.uscc")}
        hint={t("fields.usccHint")}
        width="md"
        required
      />
      <SelectField
        field={field("regulator")}
        label={t("fields.regulator")}
        options={options("regulators", REGULATORS)}
        blank=""
        width="lg"
        required
      />
      <TextField
        field={field("licenceNumber")}
        label={t("fields.licenceNumber")}
        hint={t("fields.licenceNumberHint")}
        width="md"
        required
      />
      <TextareaField
        field={field("licenceScope")}
        label={t("fields.licenceScope")}
        hint={t("fields.licenceScopeHint")}
        rows={3}
        required
      />
      <DateField
        field={field("licenceExpiresOn")}
        label={t("fields.licenceExpiresOn")}
        hint={t("fields.licenceExpiresOnHint")}
        within={licenceEnd}
        optional
      />
    </FormSection>
  );
}

/** Contact of an institution's desk. */
export function DeskFields({ field }: Fields) {
  const t = useTranslations("institution");
  return (
    <FormSection title={t("parts.desk")} text={t("parts.deskText")}>
      <TextField
        field={field("contactName")}
        label={t("fields.contactName")}
        width="md"
        autoComplete="name"
        required
      />
      <TextField
        field={field("contactPhone")}
        label={t("fields.contactPhone")}
        width="md"
        type="tel"
        autoComplete="tel"
        required
      />
      <TextField
        field={field("contactEmail")}
        label={t("fields.contactEmail")}
        type="email"
        autoComplete="email"
        required
      />
    </FormSection>
  );
}

/** An institution's description, in both languages. */
export function AboutFields({ field }: Fields) {
  const t = useTranslations("institution");
  return (
    <FormSection title={t("parts.about")} text={t("parts.aboutText")}>
      <TextareaField
        field={field("aboutZh")}
        label={t("fields.aboutZh")}
        hint={t("fields.aboutHint")}
        lang="zh-CN"
        optional
      />
      <TextareaField field={field("aboutEn")} label={t("fields.aboutEn")} lang="en" optional />
    </FormSection>
  );
}
