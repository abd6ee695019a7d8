import { useTranslations } from "use-intl";
import { RadioField } from "../ui/choices.tsx";
import { PostForm, SubmitButton } from "../ui/form.tsx";
import { TextField } from "../ui/inputs.tsx";
import { useRoleChoices } from "#app/components/accounts/manage-member.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";

export function InviteForm({ form }: { form: LabelledForm<"email" | "role"> }) {
  const t = useTranslations("accounts");
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
      <RadioField {...form.labelled("role")} column choices={useRoleChoices()} />
      <div className="row">
        <SubmitButton>{t("team.send")}</SubmitButton>
      </div>
    </PostForm>
  );
}
