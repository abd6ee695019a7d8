import { useTranslations } from "use-intl";
import { PostForm, SubmitButton } from "../ui/form.tsx";
import { RecordTable } from "../ui/record-table.tsx";
import { useTerm } from "../ui/term.tsx";
import { Deadline } from "../ui/when.tsx";

export interface Invitation {
  id: string;
  email: string;
  role: string | null;
  expiresAt: Date;
}

export function OpenInvitations({ invitations, now }: { invitations: Invitation[]; now: Date }) {
  const t = useTranslations("accounts.team");
  const term = useTerm();
  if (invitations.length === 0) return <p className="muted">{t("none")}</p>;
  return (
    <RecordTable
      caption={t("invitations")}
      rows={invitations}
      columns={[
        { key: "email", head: t("email"), cell: ({ email }) => email },
        { key: "role", head: t("role"), cell: ({ role }) => term("memberRoles", role ?? "member") },
        { key: "until", head: t("until"), cell: ({ expiresAt }) => <Deadline at={expiresAt} now={now} /> },
        {
          key: "cancel",
          head: <span className="visually-hidden">{t("cancel")}</span>,
          label: "",
          cell: (invitation) => <Cancel {...invitation} />,
        },
      ]}
    />
  );
}

function Cancel({ id, email }: Invitation) {
  const t = useTranslations("accounts.team");
  return (
    <PostForm className="row" sent={{ act: "cancel", invitationId: id }}>
      <SubmitButton tone="quiet" size="sm">
        <span aria-hidden="true">{t("cancel")}</span>
        <span className="visually-hidden">{t("cancelLabel", { email })}</span>
      </SubmitButton>
    </PostForm>
  );
}
