import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { BindingFacts } from "#app/components/offers/binding-facts.tsx";
import { GuaranteeNotice, OfferTerms } from "#app/components/offers/offer-terms.tsx";
import { HeldBy } from "#app/components/offers/held-by.tsx";
import { OverAsk } from "#app/components/offers/over-ask.tsx";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { NamedSection, PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import type { EquityFigures as Figures } from "#app/domain/offers/cost/figures.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { acceptOfferForm } from "#app/domain/offers/form/answer-forms.ts";
import { type Conversion, remainingBp } from "#app/domain/offers/equity/conversion.ts";
import { boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { formatDay, formatMoneyExact } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { readOfferAsCompany } from "#app/services/offers/read-offer-as-company.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { setHash } from "#app/lib/set-hash.ts";
import { consentPath } from "#app/shared/consent-path.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { ClosedNote } from "./closed-note.tsx";
import { formatOtherOffers } from "./format-offers.server.ts";

/** Loaded late: the decision must not wait for them. */
const EquityFigures = lazyView(() =>
  import("#app/components/offers/equity-figures.tsx").then((view) => view.EquityFigures),
);
const OfferSchedule = lazyView(() =>
  import("#app/components/offers/offer-schedule.tsx").then((view) => view.OfferSchedule),
);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const read = await readOfferAsCompany(ctx, actor, idParam(args.params, "offerId"));
  const {
    offer,
    whyNotAccept,
    isAcceptable,
    over,
    consentOver,
    wouldHold,
    couldBack,
    couldBackAgreed,
    rounds,
    dealId,
    holdingDealId,
    platformFee,
  } = read;
  const institution = inLanguage(locale, offer.institution.nameZh, offer.institution.nameEn);
  const title = translator(locale, "review")("accept.page", { institution });
  const held = { count: wouldHold.length, names: formatOtherOffers(locale, wouldHold) };
  const beside = {
    count: couldBack,
    agreed: couldBackAgreed.length === 0 ? "none" : formatOtherOffers(locale, couldBackAgreed),
  };
  const holds = setHash(wouldHold.map(({ id }) => id));
  const consent = consentOver === null ? "in_force" : "ended";
  const sent = { version: offer.version, rounds, holds, consent };
  return {
    offer,
    whyNotAccept,
    isAcceptable,
    over,
    consentOver,
    held,
    sent,
    beside,
    institution,
    dealId,
    holdingDealId,
    platformFee,
    title,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const offerId = idParam(args.params, "offerId");
  const { version, typedAmount, rounds, holds, consent } = await readForm(args, acceptOfferForm);
  const reviewed = { rounds, holds, consent };
  const { dealId } = await acceptOffer(ctx, actor, { offerId, version, reviewed, typedAmount });
  return seeOther(withQuery(paths.company.deal(dealId), { accepted: "yes" }));
}

/** What those hold together who hold the company now, with the new money in. */
function heldAfter({ rows }: Figures): string {
  const present = rows.filter(({ holder }) => holder !== "pool" && holder !== "new_investor");
  return formatStake(present.reduce((sum, { afterBp }) => sum + afterBp, 0));
}

function givenByConversion(conversion: Conversion) {
  return { share: formatStake(conversion.shareBp), kept: formatStake(remainingBp(conversion)) };
}

/** What the company is about to accept, and the one button that does it. */
export default function AcceptOfferPage() {
  const {
    offer,
    whyNotAccept,
    isAcceptable,
    over,
    consentOver,
    held,
    sent,
    beside,
    institution,
    dealId,
    holdingDealId,
    platformFee,
    title,
  } = useLoaderData<typeof loader>();
  const t = useTranslations("review.accept");
  const page = useTranslations("offer.page");
  const locale = useLocale();
  const amountFen = committedFen(offer.terms, offer.commitment);
  const isOpen = isOpenOffer(offer.status);
  const isGuarantee = offer.commitment === "guarantee";
  const back = { to: paths.company.offer(offer.id), label: t("back") };
  const readWithout = (ended: NonNullable<typeof consentOver>) => [
    t.rich("readNothing", {
      institution,
      day: formatDay(locale, dayOf(ended.at)),
      conditions: offer.terms.conditions.length,
      way: ended.way,
      to: (words) => <Link to={consentPath(ended)}>{words}</Link>,
    }),
  ];
  const answer =
    over === null ? back : { to: `${back.to}#answer`, label: t(over.way === "amount" ? "toLess" : "back") };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(page("crumbs"), t("back"), back.to)}>
        {isOpen ? null : <StateBadge of="offer" state={offer.status} />}
        <span className="nowrap">
          {page("number", { number: runningNumber("offer", offer.number), version: offer.version })}
        </span>
      </PageHeader>
      <div className="split split--panel-end">
        <div className="stack-lg">
          {isGuarantee ? <GuaranteeNotice terms={offer.terms} institution={institution} /> : null}
          {offer.equity === null ? null : (
            <NamedSection id="cost" title={page("cost")} heading="hidden">
              <EquityFigures equity={offer.equity} platformFee={platformFee} />
            </NamedSection>
          )}
          <Section id="terms" title={page("terms")} spaced={false}>
            <OfferTerms commitment={offer.commitment} terms={offer.terms} ratePercent={offer.ratePercent} />
          </Section>
          {offer.cost === null ? null : <OfferSchedule cost={offer.cost} />}
        </div>
        <ReviewForm
          act="accept"
          title={t("title")}
          sent={sent}
          terms={<BindingFacts {...offer} until={offer.expiresAt} />}
          amountFen={amountFen}
          consequences={
            !isAcceptable
              ? []
              : [
                  t("bound", {
                    institution,
                    kind: boundKind(offer.commitment, offer.terms),
                  }),
                  t("reserved", { institution, amount: formatMoneyExact(locale, amountFen) }),
                  isGuarantee ? t("beside", beside) : t("held", held),
                  ...(offer.status === "countered" ? [t("counter")] : []),
                  ...(consentOver === null ? [t("read", { institution })] : readWithout(consentOver)),
                  ...(offer.equity === null
                    ? []
                    : [t("holdings", { institution, after: heldAfter(offer.equity) })]),
                  ...(offer.conversion === null ? [] : [t("converts", givenByConversion(offer.conversion))]),
                  t("free"),
                ]
          }
          whyNot={whyNotAccept}
          whyText={
            !isOpen ? (
              <ClosedNote offer={offer} institution={institution} dealId={dealId} />
            ) : whyNotAccept === "offer-on-hold" ? (
              <HeldBy dealId={holdingDealId} />
            ) : over === null ? undefined : (
              <OverAsk offer={offer} {...over} />
            )
          }
          button={t("act")}
          back={answer}
        />
      </div>
    </>
  );
}
