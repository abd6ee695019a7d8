import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { LinkButton } from "../ui/button.tsx";

/** Where a company uploads what it is asked for: at its documents, or at the application that misses it. */
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
