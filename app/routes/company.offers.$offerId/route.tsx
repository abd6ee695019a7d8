import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { LazyEventTimeline } from "#app/components/events/lazy-event-timeline.ts";
import { reasonsOfOffer } from "#app/components/events/reasons-of-offer.ts";
import { z } from "zod";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { currentVersionOf } from "#app/components/offers/current-version.ts";
import { OfferFigures } from "#app/components/offers/offer-figures.tsx";
import { GuaranteeNotice, OfferTerms } from "#app/components/offers/offer-terms.tsx";
import { MeasuredSpeed } from "#app/components/offers/speed.tsx";
import { TermSheetLinks } from "#app/components/offers/term-sheet-links.tsx";
import { Badge, StateBadge } from "#app/components/ui/badge.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { LazyStaleFormNotice } from "#app/components/ui/lazy-stale-form-notice.ts";
import { NamedSection, PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { answerOfferForm, counterOfferForm } from "#app/domain/offers/form/answer-forms.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { promisedDays } from "#app/domain/offers/terms/record-texts.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { counterOffer } from "#app/services/offers/counter-offer.server.ts";
import { declineOffer } from "#app/services/offers/decline-offer.server.ts";
import { readOfferAsCompany } from "#app/services/offers/read-offer-as-company.server.ts";
import { priceCounter } from "#app/services/offers/price-counter.server.ts";
import { viewOffer } from "#app/services/offers/view-offer.server.ts";
import { stoppedOf } from "./stopped-of.server.ts";
import { AnswerBar } from "./answer-bar.tsx";
import { AnswerOffer } from "./answer-offer.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** Loaded late: they are below the decision, which must not wait for them. */
const OfferSchedule = lazyView(() =>
  import("#app/components/offers/offer-schedule.tsx").then((view) => view.OfferSchedule),
);
const Negotiation = lazyView(() =>
  import("#app/components/offers/negotiation.tsx").then((view) => view.Negotiation),
);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const offerId = idParam(args.params, "offerId");
  await viewOffer(ctx, actor, offerId);
  const read = await readOfferAsCompany(ctx, actor, offerId);
  const { nameZh, nameEn } = read.offer.institution;
  return {
    ...read,
    stopped: stoppedOf(locale, read.offer, read.askSuspendedAt, ctx.now()),
    now: ctx.now(),
    title: translator(locale, "offer")("page.title", { institution: inLanguage(locale, nameZh, nameEn) }),
  };
}

/** The preview of a counter-offer is marked in the URL, since a form has one schema. */
const acts = z.object({ as: z.enum(["weighing"]).optional() });

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const offerId = idParam(args.params, "offerId");
  if (readQuery(args.request, acts).as === "weighing") {
    const change = await readForm(args, counterOfferForm);
    return { priced: await priceCounter(ctx, actor, { offerId, change }) };
  }
  const answer = await readForm(args, answerOfferForm);
  if (answer.act === "counter") {
    const { version, rounds, words = null, ...change } = answer;
    await counterOffer(ctx, actor, { offerId, version, rounds, change, words });
    return seeOther(paths.company.offer(offerId));
  }
  await declineOffer(ctx, actor, { offerId, ...answer });
  return seeOther(paths.company.offer(offerId));
}

export default function CompanyOffer() {
  const data = useLoaderData<typeof loader>();
  const { offer, events, platformFee, title } = data;
  const t = useTranslations("offer");
  const common = useTranslations("common.nav");
  const acts = useTranslations("company.home.acts");
  const { current, before } = currentVersionOf(data.negotiation, offer.version);
  const isOver = data.over !== null;
  const isOpen = (data.whyNotAccept === null || isOver) && !offer.isOnHold;
  const isToAnswer = isOpen && offer.status !== "countered";
  const { drawdowns } = offer.institution;
  const isGuarantee = offer.commitment === "guarantee";
  const measured = <MeasuredSpeed drawdowns={drawdowns} promised={promisedDays(offer.terms)} />;
  const locale = useLocale();
  const name = inLanguage(locale, offer.institution.nameZh, offer.institution.nameEn);
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(t("page.crumbs"), common("offers"), paths.company.offers())}>
        {isToAnswer ? (
          <Badge tone="due">{acts("decide")}</Badge>
        ) : (
          <StateBadge of="offer" state={offer.status} />
        )}
        {isOver ? <Badge tone="due">{t("over.badge")}</Badge> : null}
        {offer.isOnHold && isOpenOffer(offer.status) ? <Badge tone="due">{t("onHold")}</Badge> : null}
        <span className="nowrap">
          {t("page.number", { number: runningNumber("offer", offer.number), version: offer.version })}
        </span>
      </PageHeader>
      <LazyStaleFormNotice />
      <div className="split split--panel-end">
        <div className="stack-lg">
          {isGuarantee ? <GuaranteeNotice terms={offer.terms} institution={name} /> : null}
          <NamedSection id="cost" title={t("page.cost")} heading="hidden">
            <OfferFigures {...offer} platformFee={platformFee} />
            {offer.cost === null ? null : <p className="note-line">{t("cost.method")}</p>}
          </NamedSection>
          <Section id="terms" title={t("page.terms")} spaced={false}>
            <OfferTerms
              commitment={offer.commitment}
              terms={offer.terms}
              ratePercent={offer.ratePercent}
              before={before}
              changed={current?.changed}
            />
            {isGuarantee ? null : (
              <>
                <FactList>
                  <Fact label={t("speed.measured")} value={measured} />
                </FactList>
                <p className="note-line">{t("speed.note")}</p>
              </>
            )}
          </Section>
          {offer.cost === null ? null : <OfferSchedule cost={offer.cost} />}
          <TermSheetLinks to={(language) => paths.company.termSheet(offer.id, offer.version, language)} />
          {isOpen ? <AnswerBar {...data} isOver={isOver} countered={isToAnswer ? null : name} /> : null}
        </div>
        <AnswerOffer key={offer.id} {...data} institution={name} />
      </div>
      <Negotiation
        commitment={offer.commitment}
        steps={data.negotiation}
        viewer="company"
        names={{ company: "", institution: name }}
        currentVersion={offer.version}
        isOpen={isOpenOffer(offer.status) && !offer.isOnHold}
        now={data.now}
      />
      {events.length === 0 ? null : (
        <Section id="history" title={t("page.history")}>
          <LazyEventTimeline
            guarantee={
              offer.commitment === "guarantee"
                ? { amount: t("guarantee.amount"), loan: t("guarantee.loan") }
                : undefined
            }
            receiptsOf={offer.id}
            events={events}
            viewer="company"
            names={{ institution: name }}
            reasons={reasonsOfOffer}
          />
        </Section>
      )}
    </>
  );
}
