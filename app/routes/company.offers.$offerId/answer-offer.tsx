import { useTranslations } from "use-intl";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { BindingFacts } from "#app/components/offers/binding-facts.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { ConfirmStep } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import type { OfferView } from "#app/domain/offers/view.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";

/** Loaded late: reading or accepting does not wait for the scripts of a counter-offer or a decline. */
const CounterOffer = lazyView(() => import("./counter-offer.tsx").then((view) => view.CounterOffer));
const DeclineOffer = lazyView(() => import("./decline-offer.tsx").then((view) => view.DeclineOffer));

interface AnswerOfferProps {
  offer: OfferView;
  dealId: string | null;
  whyNotAccept: RefusalCode | null;
  whyNotCounter: RefusalCode | null;
  rounds: number;
  workingDaysLeft: number;
  /** Other open offers that acceptance puts on hold. */
  wouldHold: number;
  now: Date;
  institution: string;
}

/** The decision on an offer: the question, its clock, and both answers. */
export function AnswerOffer({
  offer,
  dealId,
  whyNotAccept,
  whyNotCounter,
  rounds,
  workingDaysLeft,
  wouldHold,
  now,
  institution,
}: AnswerOfferProps) {
  const t = useTranslations("offer.answer");
  if (dealId !== null) {
    return (
      <section className="decision" aria-labelledby="answer">
        <h2 id="answer">{t("accepted")}</h2>
        <p className="small">{t("acceptedNote")}</p>
        <LinkButton to={paths.company.deal(dealId)} tone="primary">
          {t("toDeal")}
        </LinkButton>
      </section>
    );
  }
  if (!isOpenOffer(offer.status)) return <ClosedOffer offer={offer} />;
  return (
    <section className="decision stick" aria-labelledby="answer">
      <h2 id="answer">{t("question")}</h2>
      {offer.expiresAt === null || offer.issuedAt === null ? null : (
        <Clock
          who="you"
          act="accept"
          startedAt={offer.issuedAt}
          dueAt={offer.expiresAt}
          now={now}
          workingDays={workingDaysLeft}
        />
      )}
      <AcceptForm offer={offer} whyNot={whyNotAccept} institution={institution} wouldHold={wouldHold} />
      {/* After each round the form starts with blank fields. */}
      <CounterOffer
        key={rounds}
        offer={offer}
        rounds={rounds}
        whyNot={whyNotCounter}
        institution={institution}
      />
      <DeclineOffer />
    </section>
  );
}

function ClosedOffer({ offer }: { offer: OfferView }) {
  const t = useTranslations("offer.answer");
  const term = useTerm();
  return (
    <section className="decision" aria-labelledby="answer">
      <h2 id="answer">{t("closed")}</h2>
      {offer.reasonCode === null ? null : (
        <p>{t("reason", { reason: term("companyDeclineReasons", offer.reasonCode) })}</p>
      )}
      {offer.note === null ? null : <p className="muted">{offer.note}</p>}
      <p className="small muted">{t("closedNote")}</p>
    </section>
  );
}

interface AcceptFormProps {
  offer: OfferView;
  wouldHold: number;
  whyNot: RefusalCode | null;
  institution: string;
}

function AcceptForm({ offer, whyNot, institution, wouldHold }: AcceptFormProps) {
  const t = useTranslations("offer.answer");
  const guarantee = useTranslations("offer.guarantee");
  const confirm = useTranslations("offer.confirm");
  const isGuarantee = offer.commitment === "guarantee";
  const { refusal } = useReply("accept");
  return (
    <PostForm className="stack">
      <RefusalNotice refusal={refusal} />
      <input type="hidden" name="version" value={offer.version} />
      <p className="small">
        {isGuarantee ? guarantee("acceptNote", { institution }) : t("acceptNote", { institution })}
      </p>
      {whyNot === null ? (
        <ConfirmStep
          open={refusal !== undefined}
          summary={
            <>
              {isGuarantee ? guarantee("accept") : t("accept")}{" "}
              <ExactMoney fen={committedFen(offer.terms, offer.commitment)} unit />
            </>
          }
        >
          <BindingFacts {...offer} until={offer.expiresAt} />
          <p className="small">{confirm("accept.binds", { institution })}</p>
          {isGuarantee ? null : <p className="small">{confirm("accept.held", { count: wouldHold })}</p>}
          <div className="row">
            <SubmitButton act="accept">{confirm("accept.act")}</SubmitButton>
          </div>
        </ConfirmStep>
      ) : (
        <WhyNot code={whyNot} />
      )}
    </PostForm>
  );
}
