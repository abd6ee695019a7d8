import { useTranslations } from "use-intl";
import { ConsentFields, useConsentLabels } from "#app/components/introductions/consent-fields.tsx";
import { DeclineForm } from "#app/components/introductions/decline-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { TermList } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { COMPANY_DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readIntroductionAsCompany } from "#app/services/introductions/read-introduction-as-company.server.ts";

type Read = Awaited<ReturnType<typeof readIntroductionAsCompany>>;
type Answer = Pick<Read, "introduction" | "may"> & { institution: string; now: Date; today: string };

/** The company's decision: consent or decline a request, revoke a consent in force. */
export function CompanyAnswer(answer: Answer) {
  const { introduction, may, institution, now } = answer;
  const t = useTranslations("introduction.answer");
  if (may.consent) return <ConsentDecision {...answer} />;
  if (may.revoke) return <RevokeDecision {...answer} />;
  return (
    <section className="decision" aria-labelledby="answer">
      <h2 id="answer">{introduction.status === "requested" ? t("waiting") : t("over")}</h2>
      {introduction.status === "requested" && introduction.answerBy !== null ? (
        <Clock
          who={institution}
          act="answer"
          startedAt={introduction.requestedAt}
          dueAt={introduction.answerBy}
          now={now}
          workingDays={introduction.workingDaysLeft}
        />
      ) : null}
      {may.decline ? <DeclineForm group="companyDeclineReasons" codes={COMPANY_DECLINE_REASONS} /> : null}
      <StopOrLift isStopped={introduction.isStopped} institution={institution} />
      <ToApplication applicationId={introduction.applicationId} />
      {["declined_by_institution", "lapsed", "revoked"].includes(introduction.status) ? (
        <LinkButton to={paths.company.askSeveral(introduction.prospectId)}>{t("reRoute")}</LinkButton>
      ) : null}
    </section>
  );
}

function ConsentDecision({ introduction, institution, now, today }: Answer) {
  const t = useTranslations("introduction.answer");
  const labels = useConsentLabels();
  const { form: reply, refusal } = useReply("consent");
  const form = replyForm("consent", reply, {
    fieldGroups: ["identity", "contacts", "figures"],
    purpose: introduction.purpose ?? "assess_financing",
    days: "90",
  });
  return (
    <section className="decision stick" aria-labelledby="answer">
      <h2 id="answer">{t("yourConsent")}</h2>
      {introduction.answerBy === null ? null : (
        <Clock
          who="you"
          act="consent"
          startedAt={introduction.requestedAt}
          dueAt={introduction.answerBy}
          now={now}
          workingDays={introduction.workingDaysLeft}
        />
      )}
      <PostForm id={form.id}>
        <ErrorSummary errors={form.summary(labels)} />
        <RefusalNotice refusal={refusal} />
        <ConsentFields form={form} institution={institution} today={today} />
        <div className="row">
          <SubmitButton name="act" value="consent">
            {t("share", { institution })}
          </SubmitButton>
        </div>
      </PostForm>
      <DeclineForm group="companyDeclineReasons" codes={COMPANY_DECLINE_REASONS} stopOf={institution} />
    </section>
  );
}

function RevokeDecision({ introduction, institution, now }: Answer) {
  const t = useTranslations("introduction.answer");
  const ledger = useTranslations("introduction.ledger");
  const { refusal } = useReply("revoke");
  const isOver = introduction.consentExpiresAt === null || introduction.consentExpiresAt <= now;
  return (
    <section className="decision" aria-labelledby="answer">
      <h2 id="answer">{isOver ? t("expired") : t("inForce", { institution })}</h2>
      <RefusalNotice refusal={refusal} />
      {introduction.fieldGroups === null ? null : (
        <p className="small">
          <TermList of="fieldGroups" codes={introduction.fieldGroups} />
        </p>
      )}
      {introduction.consentExpiresAt === null ? null : (
        <p className="small muted">
          {t("ends")} <Instant at={introduction.consentExpiresAt} />
        </p>
      )}
      <ToApplication applicationId={introduction.applicationId} />
      <LinkButton to={paths.company.introductionConsent(introduction.id)}>{ledger("toPage")}</LinkButton>
      <PostForm className="stack">
        <p className="small">{t("revokeNote", { institution })}</p>
        <div className="row">
          <SubmitButton tone="danger" name="act" value="revoke">
            {t("revoke")}
          </SubmitButton>
        </div>
      </PostForm>
      <StopOrLift isStopped={introduction.isStopped} institution={institution} />
    </section>
  );
}

function ToApplication({ applicationId }: { applicationId: string | null }) {
  const t = useTranslations("introduction.answer");
  if (applicationId === null) return null;
  return <LinkButton to={paths.company.application(applicationId)}>{t("toApplication")}</LinkButton>;
}

/** One click: stop all requests of this institution, or allow them again. */
function StopOrLift({ isStopped, institution }: { isStopped: boolean; institution: string }) {
  const t = useTranslations("introduction.answer");
  return (
    <PostForm className="stack">
      {isStopped ? <p className="small muted">{t("stopped", { institution })}</p> : null}
      <div className="row">
        <SubmitButton tone={isStopped ? "secondary" : "quiet"} name="act" value={isStopped ? "lift" : "stop"}>
          {t(isStopped ? "lift" : "stop", { institution })}
        </SubmitButton>
      </div>
    </PostForm>
  );
}
