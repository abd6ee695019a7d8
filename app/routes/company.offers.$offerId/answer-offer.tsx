import { useTranslations } from "use-intl";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { HeldBy } from "#app/components/offers/held-by.tsx";
import { OverAsk } from "#app/components/offers/over-ask.tsx";
import { useOwnSide } from "#app/components/ui/reads-only.ts";
import { Deadline } from "#app/components/ui/when.tsx";
import { unbroken } from "#app/components/ui/unbroken.tsx";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import type { OfferView } from "#app/domain/offers/view.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { OverAskRead } from "#app/services/offers/read-offer-as-company.server.ts";
import { paths } from "#app/shared/paths.ts";
import { ClosedOffer } from "./closed-offer.tsx";
import { AcceptOffer } from "./accept-offer.tsx";
import { FurtherRound } from "./further-round.tsx";

/** Loaded late: reading or accepting does not wait for the scripts of a counter-offer or a decline. */
const CounterOffer = lazyView(() => import("./counter-offer.tsx").then((view) => view.CounterOffer));
const DeclineOffer = lazyView(() => import("./decline-offer.tsx").then((view) => view.DeclineOffer));

interface AnswerOfferProps {
  offer: OfferView;
  dealId: string | null;
  holdingDealId: string | null;
  whyNotAccept: RefusalCode | null;
  whyNotCounter: RefusalCode | null;
  whyNotDecline: RefusalCode | null;
  over: OverAskRead | null;
  rounds: number;
  workingDaysLeft: number;
  now: Date;
  institution: string;
  /** Why nobody can answer it now, if its institution is suspended or has left. */
  stopped: { title: string; text: string } | null;
}

/** The decision on an offer: the question, its clock, and both answers. */
export function AnswerOffer({
  offer,
  dealId,
  holdingDealId,
  whyNotAccept,
  whyNotCounter,
  whyNotDecline,
  over,
  rounds,
  workingDaysLeft,
  now,
  institution,
  stopped,
}: AnswerOfferProps) {
  const t = useTranslations("offer.answer");
  const own = useOwnSide("work");
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
  if (!isOpenOffer(offer.status)) return <ClosedOffer offer={offer} institution={institution} />;
  const isOnly = stopped !== null || offer.isOnHold;
  const decline =
    whyNotDecline === null ? <DeclineOffer version={offer.version} rounds={rounds} isOnly={isOnly} /> : null;
  if (stopped !== null) {
    return (
      <section className="decision" aria-labelledby="answer">
        <h2 id="answer">{unbroken(stopped.title)}</h2>
        <p>{stopped.text}</p>
        {decline}
      </section>
    );
  }
  if (offer.isOnHold) {
    return (
      <section className="decision stick" aria-labelledby="answer">
        <h2 id="answer">{t("onHold")}</h2>
        <HeldBy dealId={holdingDealId} />
        {offer.expiresAt === null ? null : (
          <p className="small">
            {t.rich("onHoldUntil", { until: () => <Deadline at={offer.expiresAt ?? now} now={now} /> })}
          </p>
        )}
        {decline}
      </section>
    );
  }
  const isCountered = offer.status === "countered";
  const isTooMuch = over !== null || whyNotAccept === "mandate-budget-short";
  return (
    <section className="decision stick" aria-labelledby="answer">
      <h2 id="answer">
        {isCountered
          ? t("countered", { institution })
          : own === "you"
            ? t("question")
            : t("theirQuestion", { company: own })}
      </h2>
      {isCountered ? (
        <p className="small">
          {t(isTooMuch ? "counteredOver" : "counteredNote", { institution, version: offer.version })}
        </p>
      ) : null}
      {offer.expiresAt === null || offer.issuedAt === null ? null : (
        <Clock
          who={isCountered ? institution : own}
          act={isCountered || isTooMuch ? "answer" : "accept"}
          startedAt={offer.issuedAt}
          dueAt={offer.expiresAt}
          now={now}
          workingDays={workingDaysLeft}
        />
      )}
      {over === null ? (
        <AcceptOffer offer={offer} whyNot={whyNotAccept} institution={institution} />
      ) : (
        <OverAsk offer={offer} {...over} />
      )}
      {/* One reason is given once: an offer that has expired or is on hold can be neither accepted nor countered. */}
      {whyNotCounter !== null && whyNotCounter === whyNotAccept ? null : (
        <FurtherRound rounds={rounds} isCountered={isCountered && whyNotCounter === null}>
          {/* After each round the form starts with blank fields. */}
          <CounterOffer
            key={rounds}
            offer={offer}
            rounds={rounds}
            whyNot={whyNotCounter}
            institution={institution}
            leftFen={over?.way === "none" ? undefined : over?.leftFen}
            isOver={over !== null}
          />
        </FurtherRound>
      )}
      {decline}
    </section>
  );
}
