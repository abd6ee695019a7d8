import { useTranslations } from "use-intl";
import { ActiveConsentFacts } from "#app/components/introductions/active-consent.tsx";
import {
  ConsentFields,
  useConsentLabels,
  usualConsent,
} from "#app/components/introductions/consent-fields.tsx";
import { DeclineForm } from "#app/components/introductions/decline-form.tsx";
import { useActForm, ActForm, ButtonForm } from "#app/components/ui/act-form.tsx";
import { ActLink } from "#app/components/ui/act-link.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { useOwnSide } from "#app/components/ui/reads-only.ts";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { COMPANY_DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import type { readIntroductionAsCompany } from "#app/services/introductions/read-introduction-as-company.server.ts";
import { AnswerClock } from "#app/components/introductions/answer-clock.tsx";

type Read = Awaited<ReturnType<typeof readIntroductionAsCompany>>;
type Answer = Pick<Read, "introduction" | "may"> & {
  institution: string;
  /** What was chosen before the review, from which the person came back. */
  chosen: Readonly<Record<string, unknown>>;
  /** Why a colleague has to consent. */
  roleNote: { text: string } | null;
  /** Why nobody can consent now: its institution or the ask is suspended. */
  stopped: { title: string } | null;
  now: Date;
  today: string;
};

/** The company's decision: consent or decline a request, revoke a consent in force. */
export function CompanyAnswer(answer: Answer) {
  const { introduction, may, institution, now } = answer;
  const t = useTranslations("introduction.answer");
  if (may.consent) return <ConsentDecision {...answer} />;
  if (may.revoke) return <RevokeDecision {...answer} />;
  return (
    <section className="decision" aria-labelledby="answer">
      <h2 id="answer">{introduction.status === "requested" ? t("waiting") : t("over")}</h2>
      {introduction.status === "requested" ? (
        <AnswerClock introduction={introduction} who={institution} act="answer" now={now} />
      ) : null}
      {may.decline ? (
        <DeclineForm
          group="companyDeclineReasons"
          codes={COMPANY_DECLINE_REASONS}
          status={introduction.status}
          isOnly
          isOwn={introduction.requestedBy === "company" && introduction.status === "requested"}
        />
      ) : null}
      <StopOrLift isStopped={introduction.isStopped} institution={institution} />
      <ToApplication applicationId={introduction.applicationId} />
      {["declined_by_institution", "lapsed", "revoked"].includes(introduction.status) ? (
        <LinkButton to={paths.company.askSeveral(introduction.prospectId)}>{t("reRoute")}</LinkButton>
      ) : null}
    </section>
  );
}

function ConsentDecision({ introduction, institution, chosen, roleNote, stopped, now, today }: Answer) {
  const t = useTranslations("introduction.answer");
  const own = useOwnSide("work");
  const form = useActForm("review", useConsentLabels(), {
    ...usualConsent(introduction.purpose),
    ...chosen,
  });
  return (
    <section className="decision stick" aria-labelledby="answer">
      <h2 id="answer">{t("yourConsent")}</h2>
      <AnswerClock introduction={introduction} who={own} act="consent" now={now} />
      {roleNote === null ? (
        <ActForm form={form} button={t("review")} tone={stopped === null ? "primary" : "secondary"}>
          <ConsentFields form={form} institution={institution} today={today} />
        </ActForm>
      ) : (
        <RefusalNotice refusal={roleNote} />
      )}
      <DeclineForm
        group="companyDeclineReasons"
        codes={COMPANY_DECLINE_REASONS}
        status={introduction.status}
        isOnly={roleNote !== null}
        stopOf={institution}
      />
    </section>
  );
}

function RevokeDecision({ introduction, may, institution, now }: Answer) {
  const t = useTranslations("introduction.answer");
  const ledger = useTranslations("introduction.ledger");
  const { fieldGroups, consentPurpose: purpose, consentExpiresAt: expiresAt } = introduction;
  const isOver = expiresAt === null || expiresAt <= now;
  return (
    <section className="decision" aria-labelledby="answer">
      <h2 id="answer">{isOver ? t("expired") : t("inForce", { institution })}</h2>
      {fieldGroups === null || purpose === null || expiresAt === null ? null : (
        <ActiveConsentFacts consent={{ fieldGroups, purpose, expiresAt }} />
      )}
      <ToApplication applicationId={introduction.applicationId} />
      {isOver ? <p>{t("expiredNote", { institution })}</p> : null}
      <LinkButton
        to={paths.company.introductionConsent(introduction.id)}
        {...(may.renew ? { tone: "primary" as const } : {})}
      >
        {may.renew ? t("renew") : ledger(isOver ? "toSteps" : "toPage")}
      </LinkButton>
      {isOver ? null : (
        <ActLink to={reviewPaths.revocation(introduction.id)} tone="quiet">
          {t("revoke")}
        </ActLink>
      )}
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
  const act = isStopped ? "lift" : "stop";
  return (
    <ButtonForm act={act} tone={isStopped ? "secondary" : "quiet"} button={t(act, { institution })}>
      {isStopped ? <p className="small muted">{t("stopped", { institution })}</p> : null}
    </ButtonForm>
  );
}
