import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Refused } from "#app/components/ui/refused.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { paths } from "#app/shared/paths.ts";
import type { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";

type Application = Awaited<ReturnType<typeof readApplicationAsCompany>>["application"];

/** The institution's decline: reasons, text, whether it can be repaired, and how. */
export function Declined({ application, institution }: { application: Application; institution: string }) {
  const t = useTranslations("application");
  const term = useTerm();
  const { status, reasonCodes, note, repairable, repair, prospectId } = application;
  if (status !== "declined") return null;
  const codes = reasonCodes.map((code) => term("declineReasons", code)).join(t("declined.separator"));
  return (
    <Refused
      title={t("declined.title", { institution })}
      why={
        <>
          {codes}
          {note === null ? null : <p>{note}</p>}
        </>
      }
      repairable={repairable ?? false}
      whatNow={
        <>
          {repair === null ? null : <p>{repair}</p>}
          <LinkButton to={paths.company.askSeveral(prospectId)} size="sm">
            {t("declined.next")}
          </LinkButton>
        </>
      }
    />
  );
}
