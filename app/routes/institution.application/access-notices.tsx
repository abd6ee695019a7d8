import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useInstitutionLabels } from "#app/components/organizations/institution-fields.tsx";
import { DecisionMessage } from "#app/components/moderation/decision-message.tsx";
import { ReceiptLinks } from "#app/components/events/receipt-links.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useOwnSide } from "#app/components/ui/reads-only.ts";
import { Deadline, Instant } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import type { Own } from "./own.ts";

/** What keeps the institution from working, above the form: a correction, a suspension, a rejected change. */
export function AccessNotices({ own: { verification, status, standing, now } }: { own: Own }) {
  const t = useTranslations("institution.application");
  const own = useOwnSide("manage");
  if (verification?.status === "awaiting_party") {
    return (
      <Notice tone="due" title={t(own === "you" ? "returnedTitle" : "returnedTitleTheirs")}>
        <p>{t("returnedText")}</p>
        <Clock
          who={own}
          act="complete"
          startedAt={verification.waitingSince}
          dueAt={verification.dueAt}
          now={now}
          workingDays={verification.workingDays}
        />
        <VerificationMessage verification={verification} />
      </Notice>
    );
  }
  if (status === "suspended" || status === "restricted") {
    return (
      <Notice tone="refusal" title={t(`${status}Title`)}>
        <StandingMessage standing={standing} />
        <p>{t(`${status}Lead`)}</p>
        <p>{t("suspendedNext")}</p>
        <p>
          <Link to={paths.institution.deals()}>{t("toDeals")}</Link>
        </p>
      </Notice>
    );
  }
  const decidedAt = verification?.decision === "refused" ? verification.decidedAt : null;
  if (!verification || !decidedAt) return null;
  return (
    <Notice tone="refusal">
      <p>{t.rich("refusedChange", { when: () => <Deadline at={decidedAt} now={now} /> })}</p>
      <VerificationMessage verification={verification} />
    </Notice>
  );
}

/** Since when, why and in which words the institution is restricted, suspended or ended, with the receipt of that. */
export function StandingMessage({ standing }: Pick<Own, "standing">) {
  const t = useTranslations("institution.application");
  if (standing === null) return null;
  const { act, since } = standing;
  return (
    <>
      <p>{t.rich("since", { when: () => <Instant at={since} /> })}</p>
      <VerificationMessage verification={standing} />
      <ReceiptLinks to={(language) => reviewPaths.standingReceipt(act, language)} />
    </>
  );
}

/** A decision's message, with fields by their form labels. */
export function VerificationMessage({
  verification,
}: {
  verification: Pick<NonNullable<Own["verification"]>, "reasonCodes" | "fieldNotes" | "note">;
}) {
  const labels: Readonly<Record<string, string>> = useInstitutionLabels();
  return (
    <DecisionMessage of="institutionReasons" decision={verification} labelOf={(field) => labels[field]} />
  );
}
