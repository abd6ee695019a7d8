import { useTranslations } from "use-intl";
import { EventTimeline } from "#app/components/events/event-timeline.tsx";
import { OfferFigures } from "#app/components/offer/offer-figures.tsx";
import { OfferSchedule } from "#app/components/offer/offer-cost.tsx";
import { OfferTerms } from "#app/components/offer/offer-terms.tsx";
import { TermSheetLinks } from "#app/components/offer/term-sheet-links.tsx";
import { Badge, StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import type { OfferTerms as Terms } from "#app/domain/offers/offer-terms.ts";
import { paths } from "#app/http/paths.ts";
import { useReply } from "#app/http/reply.ts";
import type { OfferPage } from "./offer-page.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** An offer that went out, or ended as a draft: what the company reads, and what the institution may still do. */
export function IssuedOffer(page: OfferPage) {
  const { offer, terms, ratePercent, cost, events, title, to, now } = page;
  const t = useTranslations("offer");
  const common = useTranslations("common.nav");
  const term = useTerm();
  return (
    <>
      <PageHeader
        title={title}
        crumbs={{
          label: t("page.crumbs"),
          items: [{ label: common("offers"), to: paths.institution.offers() }],
        }}
        meta={
          <>
            <StateBadge of="offer" state={offer.status} />
            {offer.heldByDealId === null ? null : <Badge tone="due">{t("onHold")}</Badge>}
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
          </>
        }
      />
      <div className="split split--panel-end">
        <div className="stack-lg">
          <OfferFigures {...page} />
          {offer.currentVersion === 0 ? null : (
            <Section id="terms" title={t("page.terms")} spaced={false}>
              <OfferTerms terms={terms as Terms} ratePercent={ratePercent} />
            </Section>
          )}
          {cost === null ? null : <OfferSchedule cost={cost} />}
          {offer.currentVersion === 0 ? null : (
            <TermSheetLinks
              to={(language) => paths.institution.termSheet(offer.id, offer.currentVersion, language)}
              isOpen={offer.companyNameZh !== null}
            />
          )}
        </div>
        <WithdrawOffer page={page} />
      </div>
      <Section id="history" title={t("page.history")}>
        <EventTimeline
          events={events}
          viewer="institution"
          names={{ company: to }}
          reasons="companyDeclineReasons"
        />
        {offer.reasonCode === null ? null : (
          <p className="note-line">
            {t("answer.reason", { reason: term("companyDeclineReasons", offer.reasonCode) })}
          </p>
        )}
      </Section>
    </>
  );
}

function WithdrawOffer({ page: { offer, whyNotWithdraw } }: { page: OfferPage }) {
  const t = useTranslations("offer.withdraw");
  const { refusal } = useReply();
  if (offer.dealId !== null) {
    return (
      <section className="decision" aria-labelledby="next">
        <h2 id="next">{t("accepted")}</h2>
        <LinkButton to={paths.institution.deal(offer.dealId)} tone="primary">
          {t("toDeal")}
        </LinkButton>
      </section>
    );
  }
  return (
    <section className="decision" aria-labelledby="next">
      <h2 id="next">{t("title")}</h2>
      <RefusalNotice refusal={refusal} />
      {whyNotWithdraw === null ? (
        <PostForm className="stack" action="?as=withdraw">
          <p className="small">{t(offer.currentVersion === 0 ? "noteDraft" : "note")}</p>
          <div className="row">
            <SubmitButton tone="danger" name="act" value="withdraw">
              {t("act")}
            </SubmitButton>
          </div>
        </PostForm>
      ) : (
        <p className="small muted">{t("closed")}</p>
      )}
    </section>
  );
}
