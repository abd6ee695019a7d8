import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import type { readOwnInstitution } from "#app/services/organizations/read-own-institution.server.ts";

/** A licence change that is being verified, or that the institution must correct. */
export function PendingChange({ own }: { own: Awaited<ReturnType<typeof readOwnInstitution>> }) {
  const t = useTranslations("institution.profile");
  const { verification, now } = own;
  if (!verification || verification.status === "decided" || verification.status === "closed") return null;
  const isReturned = verification.status === "awaiting_party";
  return (
    <Notice tone={isReturned ? "due" : undefined} title={t(isReturned ? "returned" : "pending")}>
      <p>
        {t.rich("pendingText", {
          number: runningNumber("case", verification.number),
          when: () => <Ago at={verification.waitingSince} now={now} />,
        })}
      </p>
      <p>
        <Link to={paths.institution.application()}>{t("see")}</Link>
      </p>
    </Notice>
  );
}
