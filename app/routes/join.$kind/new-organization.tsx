import { useTranslations } from "use-intl";
import { PostForm } from "#app/components/ui/form.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import type { FieldTexts } from "#app/components/ui/field.tsx";

/** For signed-in people without an organization: only its name is missing. */
export function NewOrganization({ form }: { form: LabelledForm<"organizationName"> }) {
  const t = useTranslations("accounts.joinAs");
  return (
    <PostForm document submit={t("open")}>
      <OrganizationNameField {...form.labelled("organizationName")} />
    </PostForm>
  );
}

export function OrganizationNameField(words: FieldTexts) {
  const t = useTranslations("accounts.fields");
  return <TextField {...words} hint={t("organizationNameHint")} autoComplete="organization" required />;
}
