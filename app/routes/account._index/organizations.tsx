import { useTranslations } from "use-intl";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import type { listOrganizations } from "#app/services/accounts/list-organizations.server.ts";

type Membership = Awaited<ReturnType<typeof listOrganizations>>[number];

interface OrganizationsProps {
  organizations: Membership[];
  inUse: string | null;
}

export function Organizations({ organizations, inUse }: OrganizationsProps) {
  const t = useTranslations("accounts");
  const term = useTerm();
  return (
    <Table
      caption={t("account.organizations")}
      rows={organizations}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", head: t("invitation.organization"), cell: ({ name }) => name },
        { key: "kind", head: t("invitation.kind"), cell: ({ kind }) => t(`invitation.kinds.${kind}`) },
        { key: "role", head: t("fields.role"), cell: ({ role }) => term("memberRoles", role) },
        {
          key: "use",
          head: <span className="visually-hidden">{t("account.use")}</span>,
          cell: ({ id }) => (id === inUse ? t("account.inUse") : <Switch organizationId={id} />),
        },
      ]}
    />
  );
}

function Switch({ organizationId }: { organizationId: string }) {
  const t = useTranslations("accounts.account");
  return (
    <PostForm document className="row" sent={{ act: "organization", organizationId }}>
      <SubmitButton tone="secondary" size="sm">
        {t("use")}
      </SubmitButton>
    </PostForm>
  );
}
