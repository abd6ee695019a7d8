import { useTranslations } from "use-intl";
import { RowButton } from "#app/components/ui/row-button.tsx";
import { columnsNamed, RecordTable } from "../ui/record-table.tsx";
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
  const { column, buttons } = columnsNamed(invitations, t);
  return (
    <RecordTable
      caption={t("invitations")}
      rows={invitations}
      columns={[
        column("email", ({ email }) => email),
        column("role", ({ role }) => term("memberRoles", role ?? "member")),
        column("until", ({ expiresAt }) => <Deadline at={expiresAt} now={now} />),
        buttons("cancel", (invitation) => <Cancel {...invitation} />),
      ]}
    />
  );
}

function Cancel({ id, email }: Invitation) {
  const t = useTranslations("accounts.team");
  return (
    <RowButton
      className="row"
      sent={{ act: "cancel", invitationId: id }}
      tone="quiet"
      text={t("cancel")}
      label={t("cancelLabel", { email })}
    />
  );
}
