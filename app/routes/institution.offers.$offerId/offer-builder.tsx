import { Form } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { AutosaveStatus, RestoreNotice, SentOffline } from "#app/components/drafts/autosave-status.tsx";
import { useAutosave } from "#app/components/drafts/use-autosave.ts";
import { OfferFigures } from "#app/components/offers/offer-figures.tsx";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { NamedSection, PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { replyForm, labelledForm } from "#app/components/ui/reply-form.ts";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { OFFER_UNITS } from "#app/domain/offers/form/offer-units.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { AmountAndPrice, EndAndNote, RepaymentFields } from "./builder-fields.tsx";
import { DetailFields } from "./detail-fields.tsx";
import { EquityFields } from "./equity-fields.tsx";
import { CostFields, SecurityFields } from "./security-fields.tsx";
import { SpeedField } from "./speed-field.tsx";
import { useBuilderLabels } from "./builder-labels.ts";
import type { OfferPage } from "./offer-page.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

const typingPauseMs = 700;

/** Rendered once the terms have a cost. */
const OfferSchedule = lazyView(() =>
  import("#app/components/offers/offer-schedule.tsx").then((view) => view.OfferSchedule),
);

/**
 * The edited terms beside their cost to the company: the cost is updated after each change, when the draft is saved.
 */
export function OfferBuilder(page: OfferPage) {
  const { offer, draft, terms, cost, equity, title, form: stored } = page;
  const t = useTranslations("offer.builder");
  const revise = useTranslations("offer.revise");
  const guarantee = useTranslations("offer.guarantee");
  const approval = useTranslations("offer.approval");
  const isRevision = offer.currentVersion > 0;
  const common = useTranslations("common.nav");
  const locale = useLocale();
  const { form: reply, refusal } = useReply();
  const form = replyForm("offer", reply, stored.fields, stored.errors);
  // Submitted values keep their unit; stored ones have that of the reader's language.
  const unit = OFFER_UNITS.find((one) => form.has("unit", one)) ?? stored.unit;
  const saving = useAutosave({
    action: "?view=write&as=typing",
    loadedRevision: draft?.revision ?? 1,
    stale: "offer-stale-draft",
    draft: `${offer.id} ${unit}`,
    pauseMs: typingPauseMs,
  });
  const { autosave, copy } = saving;
  // Without script, a newly chosen instrument is known only from the submitted form.
  const sent = INSTRUMENTS.find((one) => autosave.state === "idle" && form.has("instrument", one));
  const instrument = sent ?? terms.instrument ?? "ip_pledge_loan";
  const isOfEquity = instrument === "equity";
  const costs = t(isOfEquity ? "dilution" : "costs");
  const isGuarantee = offer.commitment === "guarantee";
  const labels = useBuilderLabels(isGuarantee ? "guarantee" : isOfEquity ? "equity" : "loan");
  const labelled = labelledForm(form, labels);
  const fields = { form: labelled, labels, instrument, page, unit };
  const above = offer.secondPersonAboveFen;
  const hasFaults = Object.keys(stored.errors).length > 0;
  return (
    <>
      <FormErrors
        errors={labelled.errors}
        refusal={refusal ?? (autosave.state === "failed" ? autosave.refusal : undefined)}
      />
      <SentOffline />
      {copy ? <RestoreNotice at={copy.at} onRestore={saving.restore} onDiscard={saving.discard} /> : null}
      <PageHeader
        title={title}
        lead={isRevision ? revise("lead", { version: offer.currentVersion }) : undefined}
        crumbs={crumbTo(t("crumbs"), common("offers"), paths.institution.offers())}
      >
        <Badge>{t("draft")}</Badge>
        <span className="nowrap">
          {t("mandate", { number: runningNumber("mandate", offer.mandateNumber) })}
        </span>
        <AutosaveStatus autosave={autosave} lastSaved={null} labels={labels}>
          {hasFaults ? t("savedWithFaults") : null}
        </AutosaveStatus>
      </PageHeader>
      <div className="split split--panel-end">
        <Form
          key={unit}
          id={form.id}
          className="form"
          method="post"
          noValidate
          ref={saving.form}
          onInput={saving.onInput}
          onSubmit={saving.onSubmit}
        >
          <input type="hidden" name="unit" value={unit} />
          <input type="hidden" name="revision" value={saving.revision} />
          <input type="hidden" name="shownFor" value={instrument} />
          {isGuarantee ? (
            <Notice>
              <p className="small">{guarantee("builder")}</p>
            </Notice>
          ) : null}
          {isOfEquity ? (
            <EquityFields {...fields} />
          ) : (
            <>
              <AmountAndPrice {...fields} />
              <DetailFields {...fields} />
              <RepaymentFields {...fields} />
              <CostFields {...fields} />
              <SecurityFields {...fields} />
            </>
          )}
          {isGuarantee ? null : <SpeedField {...fields} />}
          <EndAndNote {...fields} />
          <div className="form-actions">
            <SubmitButton>
              {isRevision ? revise("issue", { version: offer.currentVersion + 1 }) : t("issue")}
            </SubmitButton>
            {above === null ? null : <Button formAction="?view=write&as=approval">{approval("ask")}</Button>}
            <Button formAction="?view=write&as=draft" formNoValidate>
              {t("save")}
            </Button>
          </div>
          {above === null ? null : (
            <p className="note-line">{approval("askNote", { amount: formatMoneyExact(locale, above) })}</p>
          )}
        </Form>
        <aside className="stick stack-lg" aria-label={costs}>
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
          {cost === null ? null : <OfferSchedule cost={cost} />}
          <section>
            <h2 className="rail__title">{t("budget")}</h2>
            <FactList>
              <Fact label={t("left")} value={<Money fen={offer.leftFen} />} />
              <Fact
                label={t("leftAfter")}
                value={<Money fen={offer.leftFen - committedFen(terms, offer.commitment)} />}
              />
            </FactList>
          </section>
        </aside>
      </div>
    </>
  );
}
