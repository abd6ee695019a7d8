import { useLocale, useTranslations } from "use-intl";
import { EventTimeline } from "#app/components/events/event-timeline.tsx";
import { reasonsOfOffer } from "#app/components/events/reasons-of-offer.ts";
import { Negotiation } from "#app/components/offers/negotiation.tsx";
import { currentVersionOf } from "#app/components/offers/current-version.ts";
import { OfferFigures } from "#app/components/offers/offer-figures.tsx";
import { OfferSchedule } from "#app/components/offers/offer-schedule.tsx";
import { GuaranteeNotice, OfferTerms } from "#app/components/offers/offer-terms.tsx";
import { TermSheetLinks } from "#app/components/offers/term-sheet-links.tsx";
import { SuspendedAsk } from "#app/components/prospects/suspended-ask.tsx";
import { Badge, StateBadge } from "#app/components/ui/badge.tsx";
import { StaleFormNotice } from "#app/components/ui/stale-form-notice.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import type { OfferTerms as Terms } from "#app/domain/offers/terms/offer-terms.ts";
import { paths } from "#app/shared/paths.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { OfferPage } from "./offer-page.ts";
import { CounterBar } from "./counter-bar.tsx";
import { OfferMoves } from "./offer-moves.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** A read-only term sheet: an issued one, one that waits for its second person, or an ended draft. */
export function IssuedOffer(page: OfferPage) {
  const { offer, draft, events, title, to, now, view, negotiation } = page;
  const t = useTranslations("offer");
  const common = useTranslations("common.nav");
  const term = useTerm();
  const locale = useLocale();
  const own = inLanguage(locale, offer.institutionNameZh, offer.institutionNameEn);
  // Sheets and receipts name the company: they open while its consent does so.
  const isNamed = offer.companyNameZh !== null;
  const isSheet = view === "approval" || view === "review";
  const { current, before: last } = currentVersionOf(negotiation, offer.currentVersion);
  const [before, changed] = isSheet ? [current, draft?.changed] : [last, current?.changed];
  const isShown = isSheet ? draft?.isWhole === true : offer.currentVersion > 0;
  const shown = view === "issued" && page.issuedFigures !== null ? { ...page, ...page.issuedFigures } : page;
  return (
    <>
      <PageHeader
        title={title}
        crumbs={crumbTo(t("page.crumbs"), common("offers"), paths.institution.offers())}
      >
        <StateBadge of="offer" state={offer.status} />
        {offer.isOnHold ? <Badge tone="due">{t("onHold")}</Badge> : null}
        <span className="nowrap">
          {offer.currentVersion === 0
            ? runningNumber("offer", offer.number)
            : t("page.number", {
                number: runningNumber("offer", offer.number),
                version: offer.currentVersion,
              })}
        </span>
        {offer.expiresAt === null ? null : (
          <span>
            {t("compare.until")} <Deadline at={offer.expiresAt} now={now} />
          </span>
        )}
      </PageHeader>
      <StaleFormNotice />
      <SuspendedAsk suspended={page.suspended} />
      <div className="split split--panel-end">
        <div className="stack-lg">
          {offer.commitment === "guarantee" && isShown ? (
            <GuaranteeNotice terms={shown.terms as Terms} institution={own} />
          ) : null}
          <OfferFigures {...shown} commitment={offer.commitment} />
          {isShown ? (
            <Section id="terms" title={t(isSheet ? "approval.read" : "page.terms")} spaced={false}>
              <OfferTerms
                commitment={offer.commitment}
                terms={page.record ?? (shown.terms as Terms)}
                ratePercent={shown.ratePercent}
                before={before}
                changed={changed}
              />
            </Section>
          ) : null}
          {shown.cost === null ? null : <OfferSchedule cost={shown.cost} />}
          {offer.currentVersion === 0 ? null : (
            <TermSheetLinks
              to={(language) => paths.institution.termSheet(offer.id, offer.currentVersion, language)}
              isOpen={isNamed}
            />
          )}
          <CounterBar page={page} />
        </div>
        <OfferMoves {...page} />
      </div>
      {negotiation.length === 0 ? null : (
        <Negotiation
          commitment={offer.commitment}
          steps={negotiation}
          viewer="institution"
          names={{ company: to, institution: "" }}
          currentVersion={offer.currentVersion}
          isOpen={isOpenOffer(offer.status) && !offer.isOnHold}
          now={now}
        />
      )}
      {events.length === 0 ? null : (
        <Section id="history" title={t("page.history")}>
          <EventTimeline
            guarantee={
              offer.commitment === "guarantee"
                ? { amount: t("guarantee.amount"), loan: t("guarantee.loan") }
                : undefined
            }
            {...(isNamed ? { receiptsOf: offer.id } : {})}
            events={events}
            viewer="institution"
            names={{ company: to }}
            reasons={reasonsOfOffer}
          />
          {offer.reasonCode === null ? null : (
            <p className="note-line">
              {t("answer.reason", { reason: term("companyDeclineReasons", offer.reasonCode) })}
            </p>
          )}
        </Section>
      )}
    </>
  );
}
