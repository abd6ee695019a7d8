import { useLocale, useTranslations } from "use-intl";
import { More } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { TermList } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { CONSENT_DAYS } from "#app/domain/codes/consents.ts";
import { endAfter, lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { readConsentAsCompany } from "#app/services/introductions/read-consent-as-company.server.ts";

type Request = NonNullable<Awaited<ReturnType<typeof readConsentAsCompany>>["asked"]>;

/** What an institution requests beyond the consent, and the company's answer: grant or refuse. */
export function Asked({ asked, institution, now }: { asked: Request; institution: string; now: Date }) {
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
        <PostForm className="stack">
          {asked.fieldGroups.map((group) => (
            <input key={group} type="hidden" name="added" value={group} />
          ))}
          {days === undefined ? null : <input type="hidden" name="days" value={days} />}
          <div className="row">
            <SubmitButton name="act" value="extend">
              {t("grant")}
            </SubmitButton>
          </div>
        </PostForm>
        <Decline requestId={asked.id} />
      </div>
    </Section>
  );
}

function Decline({ requestId }: { requestId: string }) {
  const t = useTranslations("introduction.asked");
  const { form: reply, refusal } = useReply("decline");
  const form = replyForm("decline", reply, {});
  return (
    <More summary={t("orNot")} open={reply != null || refusal != null}>
      <PostForm id={form.id}>
        <ErrorSummary errors={form.summary({ note: t("note"), request: t("orNot") })} />
        <RefusalNotice refusal={refusal} />
        <input type="hidden" name="request" value={requestId} />
        <TextareaField field={form.field("note")} label={t("note")} hint={t("noteHint")} optional rows={2} />
        <div className="row">
          <SubmitButton tone="secondary" name="act" value="decline">
            {t("decline")}
          </SubmitButton>
        </div>
      </PostForm>
    </More>
  );
}
