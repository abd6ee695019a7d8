import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { LinkButton } from "../ui/button.tsx";

/** Link to where a company uploads what was requested: its documents, or the application with the open item. */
export function AnswerLink({ id, applicationId }: { id: string; applicationId: string | null }) {
  const t = useTranslations("documents.requests");
  const to =
    applicationId === null
      ? `${paths.company.documents({ request: id })}#upload`
      : `${paths.company.application(applicationId)}#items`;
  return (
    <LinkButton to={to} size="sm">
      {t("answer")}
    </LinkButton>
  );
}
