import { useTranslations } from "use-intl";
import { Table } from "#app/components/ui/table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { ADMIN_NEEDS, ADMIN_ROLES, hasAdminNeed } from "#app/domain/accounts/admin-roles.ts";

/** Which role of an admin may do what. */
export function AdminRolesTable() {
  const t = useTranslations("admin.admins");
  const common = useTranslations("common.words");
  const term = useTerm();
  return (
    <Table
      caption={t("team.table")}
      cards
      rows={ADMIN_NEEDS}
      rowKey={(need) => need}
      columns={[
        { key: "act", head: t("team.act"), cell: (need) => t(`needs.${need}`) },
        ...ADMIN_ROLES.map((role) => ({
          key: role,
          head: term("adminRoles", role),
          cell: () => common("yes"),
          absent: (need: (typeof ADMIN_NEEDS)[number]) => !hasAdminNeed([role], need),
        })),
      ]}
    />
  );
}
