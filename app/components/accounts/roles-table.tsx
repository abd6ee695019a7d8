import { useTranslations } from "use-intl";
import { hasNeed, MEMBER_ROLES, NEEDS } from "#app/domain/accounts/member-roles.ts";
import { Table } from "../ui/table.tsx";
import { useTerm } from "../ui/term.tsx";

/** Which role may do what. */
export function RolesTable() {
  const t = useTranslations("accounts");
  const common = useTranslations("common.words");
  const term = useTerm();
  return (
    <Table
      caption={t("team.roles")}
      cards
      className="tbl--lines"
      rows={NEEDS}
      rowKey={(need) => need}
      columns={[
        { key: "act", head: t("team.act"), cell: (need) => t(`needs.${need}`) },
        ...MEMBER_ROLES.map((role) => ({
          key: role,
          head: term("memberRoles", role),
          cell: () => common("yes"),
          absent: (need: (typeof NEEDS)[number]) => !hasNeed(role, need),
        })),
      ]}
    />
  );
}
