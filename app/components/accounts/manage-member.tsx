import { useTranslations } from "use-intl";
import { MEMBER_ROLES } from "#app/domain/accounts/member-roles.ts";
import { RadioField } from "../ui/choices.tsx";
import { Popover } from "../ui/disclosure.tsx";
import { PostForm, SubmitButton } from "../ui/form.tsx";
import { useTerm } from "../ui/term.tsx";

export interface Member {
  id: string;
  userId: string;
  role: string;
  createdAt: Date;
  name: string;
  email: string;
}

interface ManageMemberProps {
  member: Member;
  organization: string;
  isOwner: boolean;
  isYou: boolean;
  mayLeave: boolean;
}

/** Actions on a member, opened in their row: change the role, remove; for oneself, leave. */
export function ManageMember({ member, organization, isOwner, isYou, mayLeave }: ManageMemberProps) {
  const t = useTranslations("accounts.team");
  if (!isOwner && !(isYou && mayLeave)) return null;
  return (
    <Popover
      summary={
        <>
          {t("manage")}
          <span className="visually-hidden"> {member.name}</span>
        </>
      }
      group="member"
    >
      <div className="stack-lg">
        {isOwner ? <RoleForm member={member} /> : null}
        <PostForm
          className="stack"
          document={isYou}
          // Whoever may write may leave.
          need={isYou ? "read" : "manage"}
          sent={{ act: "remove", memberId: member.id }}
        >
          <p className="small">
            {isYou ? t("leaveText", { organization }) : t("removeText", { name: member.name, organization })}
          </p>
          <SubmitButton tone="danger" size="sm">
            {isYou ? t("leave", { organization }) : t("remove", { name: member.name })}
          </SubmitButton>
        </PostForm>
      </div>
    </Popover>
  );
}

function RoleForm({ member: { id, role } }: { member: Member }) {
  const t = useTranslations("accounts");
  return (
    <PostForm className="stack" sent={{ act: "role", memberId: id }}>
      <RadioField
        field={{ name: "role", id: `role-${id}`, defaultValue: role }}
        label={t("fields.role")}
        column
        choices={useRoleChoices()}
      />
      <SubmitButton tone="secondary" size="sm">
        {t("team.changeRole")}
      </SubmitButton>
    </PostForm>
  );
}

/** The roles of members, each with its meaning. */
export function useRoleChoices() {
  const t = useTranslations("accounts.roles");
  const term = useTerm();
  return MEMBER_ROLES.map((value) => ({ value, label: term("memberRoles", value), note: t(value) }));
}
