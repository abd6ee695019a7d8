import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { ORGANIZATION_KINDS } from "#app/domain/accounts/organization-kinds.ts";
import { paths } from "#app/shared/paths.ts";

/** What a person can do who left or was removed from their organization. */
export function NoOrganization() {
  const t = useTranslations("accounts");
  const actions = ORGANIZATION_KINDS.map((kind) => (
    <LinkButton key={kind} to={paths.joinAs(kind)}>
      {t(`join.${kind}.action`)}
    </LinkButton>
  ));
  return (
    <EmptyState title={t("account.none")} actions={actions}>
      {t("account.noneText")}
    </EmptyState>
  );
}
