import { useTranslations } from "use-intl";
import { handOverPath } from "#app/shared/hand-over-path.ts";
import { ActLink } from "#app/components/ui/act-link.tsx";

interface AnswerLinkProps {
  id: string;
  introductionId: string;
  applicationId: string | null;
}

/** Link to the review in which a company hands over what was requested. */
export function AnswerLink({ id, introductionId, applicationId }: AnswerLinkProps) {
  const t = useTranslations("documents.requests");
  return (
    <ActLink
      need="evidence"
      to={handOverPath(introductionId, applicationId === null ? { request: id } : { item: id })}
      size="sm"
    >
      {t("answer")}
    </ActLink>
  );
}
