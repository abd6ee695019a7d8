import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { formatCounted } from "#app/i18n/format.ts";
import type { OpportunitiesQuery } from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import type { MandateTexts } from "./format-mandate.server.ts";

/** Nothing is ranked for this mandate now: why, and how to resume. */
export function ClosedMandate({ mandate }: { mandate: MandateTexts }) {
  const t = useTranslations("matching.opportunities.closed");
  const actions = useTranslations("common.actions");
  const { closure } = mandate;
  if (closure === null) return null;
  return (
    <EmptyState
      title={t(`${closure}.title`)}
      actions={
        closure === "institution_not_active" ? (
          <LinkButton tone="primary" to={paths.institution.application()}>
            {actions("toLicence")}
          </LinkButton>
        ) : (
          <LinkButton tone="primary" to={paths.institution.mandate(mandate.id)}>
            {t("edit")}
          </LinkButton>
        )
      }
    >
      {t(`${closure}.text`, { day: mandate.closureDay })}
    </EmptyState>
  );
}

/** Explains mandates to an institution that has none. */
export function NoMandate() {
  const t = useTranslations("matching.opportunities.empty");
  return (
    <EmptyState
      title={t("noMandate")}
      steps={[t("noMandateSteps.1"), t("noMandateSteps.2"), t("noMandateSteps.3")]}
      actions={
        <LinkButton tone="primary" to={paths.institution.mandates()}>
          {t("noMandateAction")}
        </LinkButton>
      }
    />
  );
}

/** Nothing fits, or nothing that fits passes the filters. */
export function NoOpportunities({ query, all }: { query: OpportunitiesQuery; all: number }) {
  const t = useTranslations("matching.opportunities.empty");
  const isFiltered = all > 0;
  return (
    <EmptyState
      title={t(isFiltered ? "filtered" : "none")}
      actions={
        isFiltered ? (
          <LinkButton to={paths.institution.opportunities(query.mandate)}>{t("clear")}</LinkButton>
        ) : undefined
      }
    >
      {isFiltered ? t("filteredText", { all: formatCounted(all), count: all }) : t("noneText")}
    </EmptyState>
  );
}
