import { useTranslations } from "use-intl";
import { AdminRoles } from "#app/components/accounts/admin-roles.tsx";
import { RowButton } from "#app/components/ui/row-button.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import type { listAdmins } from "#app/services/admins/list-admins.server.ts";

type Listed = Awaited<ReturnType<typeof listAdmins>>;
type Proposal = Listed["proposals"][number];
type Invitation = Listed["invitations"][number];

/** Admins and roles that wait for a second security admin. */
export function Proposals({ proposals, now }: Pick<Listed, "proposals" | "now">) {
  const t = useTranslations("admin.admins.team");
  if (proposals.length === 0) return <p className="muted">{t("noProposals")}</p>;
  const { column, buttons } = columnsNamed(proposals, t);
  return (
    <RecordTable
      caption={t("proposals")}
      rows={proposals}
      columns={[
        column("whom", ({ whom, isInvitation }) => (
          <>
            {whom}
            {isInvitation ? <small className="muted"> {t("invited")}</small> : null}
          </>
        )),
        column("roles", ({ roles }) => <AdminRoles roles={roles} />),
        column("by", ({ proposerName }) => proposerName),
        column("until", ({ dueAt }) => (dueAt === null ? null : <Deadline at={dueAt} now={now} />)),
        buttons("confirm", (proposal) => <Verdict proposal={proposal} />),
      ]}
    />
  );
}

function Verdict({ proposal: { id, whom, whyNot } }: { proposal: Proposal }) {
  const t = useTranslations("admin.admins.team");
  if (whyNot !== null)
    return <span className="small muted">{t(whyNot === "admin-own-roles" ? "forYou" : "yours")}</span>;
  return (
    <div className="row">
      <RowButton
        sent={{ act: "confirm", confirmationId: id }}
        text={t("confirm")}
        label={t("confirmLabel", { whom })}
      />
      <RowButton
        sent={{ act: "decline", confirmationId: id }}
        tone="secondary"
        text={t("decline")}
        label={t("declineLabel", { whom })}
      />
    </div>
  );
}

/** Who has been invited, or is proposed for an invitation. */
export function Invitations({ invitations, now }: Pick<Listed, "invitations" | "now">) {
  const t = useTranslations("admin.admins.team");
  if (invitations.length === 0) return <p className="muted">{t("noInvitations")}</p>;
  const { column, buttons } = columnsNamed(invitations, t);
  return (
    <RecordTable
      caption={t("invitations")}
      rows={invitations}
      columns={[
        column("email", ({ email }) => email),
        column("roles", ({ roles }) => <AdminRoles roles={roles} />),
        column("state", ({ status }) => t(status === "pending" ? "states.pending" : "states.proposed")),
        column("valid", ({ expiresAt }) =>
          expiresAt === null ? null : <Deadline at={expiresAt} now={now} />,
        ),
        buttons("cancel", (invitation) => <Cancel {...invitation} />),
      ]}
    />
  );
}

function Cancel({ id, email }: Invitation) {
  const t = useTranslations("admin.admins.team");
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
