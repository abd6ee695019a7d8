import { useLocale, useTranslations } from "use-intl";
import { More } from "#app/components/ui/disclosure.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { TermList } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { CONSENT_DAYS } from "#app/domain/codes/consents.ts";
import { endAfter, lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { readConsentAsCompany } from "#app/services/introductions/read-consent-as-company.server.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { useActForm, ActForm } from "#app/components/ui/act-form.tsx";

type Request = NonNullable<Awaited<ReturnType<typeof readConsentAsCompany>>["asked"]>;

interface RequestedExtensionProps {
  introductionId: string;
  asked: Request;
  institution: string;
  now: Date;
}

/** What an institution requests beyond the consent, and the company's answer: the review of that, or a refusal. */
export function RequestedExtension({ introductionId, asked, institution, now }: RequestedExtensionProps) {
  const t = useTranslations("introduction.asked");
  const locale = useLocale();
  const days = CONSENT_DAYS.find((some) => some === asked.days);
  return (
    <Section
      id="asked"
      title={t("title", { institution })}
      note={<Instant at={asked.requestedAt} />}
      spaced={false}
    >
      <div className="stack">
        <blockquote className="lead">{asked.words}</blockquote>
        <ul>
          {asked.fieldGroups.length === 0 ? null : (
            <li>
              {t("groups")} <TermList of="fieldGroups" codes={asked.fieldGroups} />
            </li>
          )}
          {days === undefined ? null : (
            <li>{t("until", { day: formatDay(locale, lastDayOf(endAfter(days, now))) })}</li>
          )}
        </ul>
        <div className="row">
          <LinkButton
            tone="primary"
            to={reviewPaths.extension(introductionId, { added: asked.fieldGroups, days: days ?? null })}
          >
            {t("grant")}
          </LinkButton>
        </div>
        <Decline requestId={asked.id} />
      </div>
    </Section>
  );
}

function Decline({ requestId }: { requestId: string }) {
  const t = useTranslations("introduction.asked");
  const form = useActForm("decline", { note: t("note"), request: t("orNot") });
  return (
    <More summary={t("orNot")} open={form.isAnswered}>
      <ActForm form={form} sent={{ request: requestId }} tone="secondary" button={t("decline")}>
        <TextareaField {...form.labelled("note")} hint={t("noteHint")} optional rows={2} />
      </ActForm>
    </More>
  );
}
