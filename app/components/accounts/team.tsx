import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { isReader, type MemberRole } from "#app/domain/accounts/member-roles.ts";
import { useReply } from "#app/shared/reply.ts";
import { ErrorSummary } from "../ui/form.tsx";
import { PageHeader, Section } from "../ui/page-header.tsx";
import { RefusalNotice } from "../ui/refusal.tsx";
import { errorsOfReply } from "../ui/reply-form.ts";
import { columnsNamed, RecordTable } from "../ui/record-table.tsx";
import { useTerm } from "../ui/term.tsx";
import { Instant } from "../ui/when.tsx";
import { InviteForm } from "./invite-form.tsx";
import { ManageMember, type Member } from "./manage-member.tsx";
import { OpenInvitations, type Invitation } from "./open-invitations.tsx";
import { RolesTable } from "./roles-table.tsx";
import { useActForm } from "#app/components/ui/act-form.tsx";

interface TeamProps {
  title: string;
  organization: string;
  members: Member[];
  invitations: Invitation[];
  you: { userId: string; role: MemberRole };
  now: Date;
  /** The page of recoveries of the same organization. */
  recoveries: string;
}

/** Members of an organization. Owners invite, change roles and remove; every member may leave. */
export function Team({ title, organization, members, invitations, you, now, recoveries }: TeamProps) {
  const t = useTranslations("accounts");
  const recovery = useTranslations("accounts.recovery.list");
  const term = useTerm();
  const reply = useReply();
  const form = useActForm("invite", { email: t("fields.email"), role: t("fields.role") }, { role: "member" });
  const isOwner = you.role === "owner";
  const { column, buttons } = columnsNamed(members, t);
  return (
    <>
      <ErrorSummary
        errors={reply.act === "invite" ? form.errors : errorsOfReply(reply.form, { role: t("fields.role") })}
      />
      <PageHeader title={title} lead={t("team.lead", { organization, count: members.length })} />
      <div className="stack-lg">
        <RefusalNotice refusal={reply.refusal} />
        <RecordTable
          caption={title}
          rows={members}
          columns={[
            column("team.person", (member) => <Person {...member} you={you.userId} />),
            column("team.role", ({ role }) => term("memberRoles", role)),
            column("team.since", ({ createdAt }) => <Instant at={createdAt} />),
            buttons("team.manage", (member) => (
              <ManageMember
                member={member}
                organization={organization}
                isOwner={isOwner}
                isYou={member.userId === you.userId}
                mayLeave={!isReader(you.role)}
              />
            )),
          ]}
        />
        {isOwner ? (
          <>
            <Section id="invitations" title={t("team.invitations")}>
              <OpenInvitations invitations={invitations} now={now} />
            </Section>
            <p>
              <Link to={recoveries}>{recovery("link")}</Link>
            </p>
            <Section id="invite" title={t("team.invite")}>
              <InviteForm form={form} />
            </Section>
          </>
        ) : (
          <p className="muted">{t("team.onlyOwners")}</p>
        )}
        <Section id="roles" title={t("team.roles")}>
          <RolesTable />
        </Section>
      </div>
    </>
  );
}

function Person({ name, email, userId, you }: Member & { you: string }) {
  const t = useTranslations("accounts.team");
  return (
    <>
      {name} {userId === you ? <span className="muted">({t("you")})</span> : null}
      <br />
      <span className="small muted">{email}</span>
    </>
  );
}
