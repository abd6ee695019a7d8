import { useTranslations } from "use-intl";
import { DeclineForm } from "#app/components/introductions/decline-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { TermList, useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";

type Read = Awaited<ReturnType<typeof readIntroductionAsInstitution>>;
type Answer = Pick<Read, "introduction" | "may" | "shown"> & { now: Date };

/** The institution's next step: answer a request, write an offer, withdraw, or wait. */
export function InstitutionAnswer({ introduction, may, now }: Answer) {
  const t = useTranslations("introduction.institution");
  const more = useTranslations("introduction.askMore");
  return (
    <section className="decision" aria-labelledby="answer">
      <h2 id="answer">{t(may.accept ? "asksYou" : may.offer ? "nextOffer" : "standing")}</h2>
      {introduction.answerBy === null ? null : (
        <Clock
          who={introduction.status === "requested" ? "you" : t("theCompany")}
          act={introduction.status === "requested" ? "answer" : "consent"}
          startedAt={introduction.requestedAt}
          dueAt={introduction.answerBy}
          now={now}
          workingDays={introduction.workingDaysLeft}
        />
      )}
      {introduction.isInForce && introduction.consentExpiresAt !== null ? (
        <>
          <p className="small">
            {t("consentUntil")} <Instant at={introduction.consentExpiresAt} />
          </p>
          <LinkButton to={paths.institution.introductionConsent(introduction.id)}>
            {more("toPage")}
          </LinkButton>
        </>
      ) : null}
      {may.accept ? <Accept introduction={introduction} /> : null}
      {may.offer ? <StartOffer introduction={introduction} /> : null}
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
      {may.decline && introduction.applicationId === null ? (
        <DeclineForm group="declineReasons" codes={DECLINE_REASONS} />
      ) : null}
    </section>
  );
}

function Accept({ introduction }: Pick<Answer, "introduction">) {
  const t = useTranslations("introduction.institution");
  const { refusal } = useReply("accept");
  return (
    <PostForm className="stack">
      <RefusalNotice refusal={refusal} />
      {introduction.proposed === null ? null : (
        <p className="small">
          {t("willSee")} <TermList of="fieldGroups" codes={introduction.proposed.fieldGroups} />
        </p>
      )}
      <div className="row">
        <SubmitButton name="act" value="accept">
          {t("accept")}
        </SubmitButton>
      </div>
    </PostForm>
  );
}

function StartOffer({ introduction }: Pick<Answer, "introduction">) {
  const t = useTranslations("introduction.institution");
  const term = useTerm();
  const { form: reply, refusal } = useReply("start-offer");
  const form = replyForm("start-offer", reply, {});
  const instruments = introduction.offered;
  if (instruments.length === 0) return null;
  return (
    <PostForm id={form.id}>
      <ErrorSummary errors={form.summary({ instrument: t("instrument") })} />
      <RefusalNotice refusal={refusal} />
      <SelectField
        field={form.field("instrument")}
        label={t("instrument")}
        options={instruments.map((value) => ({ value, label: term("instruments", value) }))}
      />
      <div className="row">
        <SubmitButton name="act" value="start-offer">
          {t("startOffer")}
        </SubmitButton>
      </div>
    </PostForm>
  );
}
