import { useTranslations } from "use-intl";
import { DeclineForm } from "#app/components/introductions/decline-form.tsx";
import { StartOffer } from "#app/components/introductions/start-offer.tsx";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import { ActLink } from "#app/components/ui/act-link.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { useOwnSide } from "#app/components/ui/reads-only.ts";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { TermList } from "#app/components/ui/term.tsx";
import { OwnWhyNot } from "#app/components/organizations/own-why-not.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { isConsented } from "#app/domain/introductions/lifecycle.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";
import { AnswerClock } from "#app/components/introductions/answer-clock.tsx";

type Read = Awaited<ReturnType<typeof readIntroductionAsInstitution>>;
type Answer = Pick<Read, "introduction" | "may" | "whyNotOffer" | "whyNotAccept" | "shown"> & { now: Date };

/** The institution's next step: answer a request, write an offer, withdraw, or wait. */
export function InstitutionAnswer({ introduction, may, whyNotOffer, whyNotAccept, now }: Answer) {
  const t = useTranslations("introduction.institution");
  const own = useOwnSide("work");
  const more = useTranslations("introduction.askMore");
  return (
    <section className="decision" aria-labelledby="answer">
      <h2 id="answer">{t(may.accept ? "asksYou" : may.offer ? "nextOffer" : "standing")}</h2>
      <AnswerClock
        introduction={introduction}
        who={introduction.status === "requested" ? own : t("theCompany")}
        act={introduction.status === "requested" ? "answer" : "consent"}
        now={now}
      />
      {introduction.isInForce && introduction.consentExpiresAt !== null ? (
        <>
          <p className="small">
            {t("consentUntil")} <Day day={lastDayOf(introduction.consentExpiresAt)} />
          </p>
          <LinkButton to={paths.institution.introductionConsent(introduction.id)}>
            {more("toPage")}
          </LinkButton>
        </>
      ) : null}
      {introduction.shown === "consent_over" ? <p className="small">{more("over")}</p> : null}
      {may.accept ? <Accept introduction={introduction} /> : null}
      {may.offer ? <StartOffer offered={introduction.offered} /> : null}
      {whyNotAccept === null ? null : <OwnWhyNot code={whyNotAccept} />}
      {whyNotOffer === null ? null : <OwnWhyNot code={whyNotOffer} />}
      {introduction.applicationId === null ? null : (
        <LinkButton to={paths.institution.applicationOf(introduction.applicationId)}>
          {t("toApplication")}
        </LinkButton>
      )}
      {introduction.offerId === null ? null : (
        <LinkButton to={paths.institution.offer(introduction.offerId)} tone="primary">
          {t("toOffer")}
        </LinkButton>
      )}
      {may.decline && isConsented(introduction.status) ? (
        <ActLink to={reviewPaths.endOfIntroduction(introduction.id)} tone="quiet">
          {t("end")}
        </ActLink>
      ) : null}
      {may.decline && !isConsented(introduction.status) ? (
        <DeclineForm
          group="declineReasons"
          codes={DECLINE_REASONS}
          status={introduction.status}
          isOnly={!may.accept}
          isOwn={introduction.requestedBy === "institution" && introduction.status === "consent_pending"}
        />
      ) : null}
    </section>
  );
}

function Accept({ introduction }: Pick<Answer, "introduction">) {
  const t = useTranslations("introduction.institution");
  const { refusal } = useReply("accept");
  return (
    <ButtonForm act="accept" button={t("accept")}>
      <RefusalNotice refusal={refusal} />
      {introduction.proposed === null ? null : (
        <p className="small">
          {t("willSee")} <TermList of="fieldGroups" codes={introduction.proposed.fieldGroups} />
        </p>
      )}
    </ButtonForm>
  );
}
