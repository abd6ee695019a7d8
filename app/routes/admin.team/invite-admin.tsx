import { useTranslations } from "use-intl";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";

export function InviteAdmin({ form }: { form: LabelledForm<"email" | "roles"> }) {
  const t = useTranslations("admin.admins");
  const term = useTerm();
  return (
    <PostForm sent={{ act: "invite" }}>
      <TextField
        {...form.labelled("email")}
        hint={t("team.inviteText")}
        type="email"
        autoComplete="off"
        required
        width="md"
      />
      <CheckboxesField
        {...form.labelled("roles")}
        column
        choices={ADMIN_ROLES.map((value) => ({
          value,
          label: term("adminRoles", value),
          note: t(`roles.${value}`),
        }))}
      />
      <div className="row">
        <SubmitButton>{t("team.send")}</SubmitButton>
      </div>
    </PostForm>
  );
}
