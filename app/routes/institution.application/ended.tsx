import { useTranslations } from "use-intl";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import type { Own } from "./own.ts";
import { StandingMessage, VerificationMessage } from "./access-notices.tsx";

/** A rejected application, or an institution whose access has ended: why, and what can still be done. */
export function EndedApplication({ own: { verification, standing, now } }: { own: Own }) {
  const t = useTranslations("institution.application");
  const nav = useTranslations("common.nav");
  const decidedAt = verification?.decision === "refused" ? verification.decidedAt : null;
  const number = verification ? runningNumber("case", verification.number) : "";
  return (
    <>
      <PageHeader
        title={t(decidedAt ? "endedTitle" : "terminatedTitle")}
        lead={
          decidedAt
            ? t.rich("endedLead", { number, when: () => <Deadline at={decidedAt} now={now} /> })
            : null
        }
      />
      <div className="stack">
        {decidedAt ? null : <StandingMessage standing={standing} />}
        {verification && decidedAt ? <VerificationMessage verification={verification} /> : null}
        <p>{t(decidedAt ? "endedNext" : "terminatedNext", { number })}</p>
        <div className="row">
          <LinkButton to={paths.account()} document>
            {nav("account")}
          </LinkButton>
        </div>
      </div>
    </>
  );
}
