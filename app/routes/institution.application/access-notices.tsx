import { useTranslations } from "use-intl";
import { useInstitutionLabels } from "#app/components/organizations/institution-fields.tsx";
import { DecisionMessage } from "#app/components/moderation/decision-message.tsx";
import { ReceiptLinks } from "#app/components/events/receipt-links.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import { reviewPaths } from "#app/shared/review-paths.ts";
import type { Own } from "./own.ts";

/** What keeps the institution from working, above the form: a correction, a suspension, a rejected change. */
export function AccessNotices({ own: { verification, status, suspension, now } }: { own: Own }) {
  const t = useTranslations("institution.application");
  if (verification?.status === "awaiting_party") {
    return (
      <Notice tone="due" title={t("returnedTitle")}>
        <p>{t("returnedText")}</p>
        <Clock
          who="you"
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
  if (status === "suspended") {
    return (
      <Notice tone="refusal" title={t("suspendedTitle")}>
        {suspension === null ? null : <VerificationMessage verification={suspension} />}
        <p>{t("suspendedLead")}</p>
        <p>{t("suspendedNext")}</p>
        <ReceiptLinks to={reviewPaths.suspensionReceipt} />
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
