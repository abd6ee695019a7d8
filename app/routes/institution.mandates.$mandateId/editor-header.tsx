import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Badge, StateBadge } from "#app/components/ui/badge.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { paths } from "#app/shared/paths.ts";
import type { EditedMandate } from "./shapes.ts";

interface EditorHeaderProps {
  title: string;
  mandate: EditedMandate;
  /** The button that submits the draft, where that is possible. */
  submit: ReactNode;
  /** Whether what is typed was saved, while the mandate may be edited. */
  saved: ReactNode;
}

/** The mandate's name, number and state, and which version is written. */
export function EditorHeader({ title, mandate, submit, saved }: EditorHeaderProps) {
  const t = useTranslations("mandate");
  return (
    <PageHeader
      title={title}
      crumbs={crumbTo(t("edit.crumb"), t("edit.crumb"), paths.institution.mandates())}
      actions={submit}
    >
      <span className="nowrap">{runningNumber("mandate", mandate.number)}</span>
      <Link to={paths.institution.mandateHistory(mandate.id)}>{t("history.title")}</Link>
      <StateBadge of="mandate" state={mandate.status} />
      {mandate.version === null ? null : (
        <Badge tone="done">{t("versionState", { version: mandate.version })}</Badge>
      )}
      {saved !== null && mandate.version !== null ? (
        <span>{t("edit.editing", { version: mandate.nextVersion })}</span>
      ) : null}
      {saved}
    </PageHeader>
  );
}
