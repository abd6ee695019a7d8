import { useTranslations } from "use-intl";
import { PersonFields } from "#app/components/accounts/person-fields.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { EmailField } from "#app/components/ui/account-fields.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import { OrganizationNameField } from "./new-organization.tsx";

export type JoinForm = LabelledForm<
  "organizationName" | "name" | "email" | "password" | "locale" | "accepted"
>;

/** For new people: the organization, the person, and their credentials. */
export function NewAccount({ form }: { form: JoinForm }) {
  const t = useTranslations("accounts.joinAs");
  return (
    <PostForm submit={t("submit")}>
      <OrganizationNameField {...form.labelled("organizationName")} />
      <EmailField {...form.labelled("email")} />
      <PersonFields form={form} />
    </PostForm>
  );
}
