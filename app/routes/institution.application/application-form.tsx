import { useTranslations } from "use-intl";
import {
  AboutFields,
  InstitutionContactFields,
  LicenceFields,
  useInstitutionLabels,
} from "#app/components/organizations/institution-fields.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import type { Own } from "./own.ts";
import { AccessNotices } from "./access-notices.tsx";

/** The form of a first application, a corrected one, or a change of verified fields. */
export function ApplicationForm({ own, licenceEnd }: { own: Own; licenceEnd: Horizon }) {
  const t = useTranslations("institution.application");
  const labels = useInstitutionLabels();
  const form = usePageForm("application", labels, { legalName: own.name, ...own.sent });
  const isReturned = own.verification?.status === "awaiting_party";
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader
        title={t(own.isVerified ? "titleChange" : "title")}
        lead={t(own.isVerified ? "leadChange" : "lead")}
      />
      <div className="stack">
        <RefusalNotice refusal={form.refusal} />
        <AccessNotices own={own} />
        <PostForm id={form.id} sent={{ version: own.sentVersion }}>
          <LicenceFields form={form} licenceEnd={licenceEnd} />
          <InstitutionContactFields form={form} />
          <AboutFields form={form} />
          <div className="form-actions">
            {own.whyNotSend === null ? (
              <SubmitButton>{t(isReturned ? "sendAgain" : "send")}</SubmitButton>
            ) : (
              <p className="muted">{t("ownerOnly")}</p>
            )}
          </div>
        </PostForm>
      </div>
    </>
  );
}
