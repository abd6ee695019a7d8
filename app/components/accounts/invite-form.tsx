import { useTranslations } from "use-intl";
import { MEMBER_ROLES } from "#app/domain/accounts/member-roles.ts";
import { RadioField } from "../ui/choices.tsx";
import { PostForm, SubmitButton } from "../ui/form.tsx";
import { TextField } from "../ui/inputs.tsx";
import type { ReplyForm } from "../ui/reply-form.ts";
import { useTerm } from "../ui/term.tsx";

export function InviteForm({ form }: { form: ReplyForm }) {
  const t = useTranslations("accounts");
  const term = useTerm();
  return (
    <PostForm>
      <input type="hidden" name="act" value="invite" />
      <TextField
        field={form.field("email")}
        label={t("fields.email")}
        hint={t("team.inviteText")}
        type="email"
        autoComplete="off"
        required
        width="md"
      />
      <RadioField
        field={form.field("role")}
        label={t("fields.role")}
        column
        choices={MEMBER_ROLES.map((value) => ({
          value,
          label: term("memberRoles", value),
          note: t(`roles.${value}`),
        }))}
      />
      <div className="row">
        <SubmitButton>{t("team.send")}</SubmitButton>
      </div>
    </PostForm>
  );
}
