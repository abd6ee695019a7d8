import type { FocusEvent } from "react";
import { useTranslations } from "use-intl";
import { OfferFigures } from "#app/components/offers/offer-figures.tsx";
import { OfferSchedule } from "#app/components/offers/offer-schedule.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { FirstPayments } from "./first-payments.tsx";
import type { OfferPage } from "./offer-page.ts";
import { StandingRows } from "./standing-rows.tsx";

/** The id by which the bar on a phone opens it (view-bar.tsx). */
const COMPANY_VIEW = "company-view";

interface CompanyViewProps extends OfferPage {
  isOfEquity: boolean;
  hasFaults: boolean;
  /** What is typed is not saved, since the draft was changed elsewhere: the figures are of neither. */
  isOutdated: boolean;
}

/** An open panel lies over the controls below it, so it closes when the focus moves on to one of them. */
function closeWhenLeft({ currentTarget: panel, relatedTarget: next }: FocusEvent<HTMLElement>) {
  if (next === null || panel.contains(next) || !panel.matches(":popover-open")) return;
  panel.hidePopover();
}

/**
 * What the company will read of the terms so far, how they stand to its ask and to the mandate. Beside the fields on a
 * wide screen; on a phone a panel that the bar below opens, without script.
 */
export function CompanyView({ isOfEquity, hasFaults, isOutdated, ...page }: CompanyViewProps) {
  const { offer, cost, equity, standing, to } = page;
  const t = useTranslations("offer.builder");
  const own = useTranslations("offer.writing.view");
  const costs = t(isOfEquity ? "dilution" : "costs");
  return (
    <aside
      className="company-view stack-lg"
      id={COMPANY_VIEW}
      popover="auto"
      aria-label={costs}
      onBlur={closeWhenLeft}
    >
      <div className="company-view__close">
        <Button type="button" size="sm" popovertarget={COMPANY_VIEW} popovertargetaction="hide">
          {own("close")}
        </Button>
      </div>
      {isOutdated ? (
        <Notice tone="refusal">
          <p>{own("outdated")}</p>
        </Notice>
      ) : null}
      <NamedSection id="cost" title={costs} heading="sidebar">
        <div role="status">
          {cost === null && equity === null ? (
            <p className="muted">{t(isOfEquity ? "dilutionMissing" : "costsMissing")}</p>
          ) : (
            <>
              <OfferFigures {...page} commitment={offer.commitment} />
              {hasFaults ? <p className="note-line">{t("costsWithoutFaults")}</p> : null}
            </>
          )}
        </div>
      </NamedSection>
      {standing === null || standing.ask.length === 0 ? null : (
        <NamedSection id="to-ask" title={own("toAsk", { company: to })} heading="sidebar">
          <StandingRows rows={standing.ask} against="ask" />
        </NamedSection>
      )}
      {standing === null || standing.mandate.length === 0 ? null : (
        <NamedSection id="to-mandate" title={own("toMandate")} heading="sidebar">
          <StandingRows rows={standing.mandate} against="mandate" />
        </NamedSection>
      )}
      {cost === null ? null : (
        <>
          <FirstPayments cost={cost} />
          <OfferSchedule cost={cost} />
        </>
      )}
    </aside>
  );
}
