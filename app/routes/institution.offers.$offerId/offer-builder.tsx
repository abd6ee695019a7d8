import { useFetcher } from "@remix-run/react";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { OfferFigures } from "#app/components/offers/offer-figures.tsx";
import { OfferSchedule } from "#app/components/offers/offer-schedule.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { FactList } from "#app/components/ui/facts.tsx";
import { Autosave } from "#app/components/ui/autosave.tsx";
import { INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { OFFER_UNITS } from "#app/domain/offers/form/offer-units.ts";
import { paths } from "#app/shared/paths.ts";
import { replyOf, useReply } from "#app/shared/reply.ts";
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

/** Typed terms beside what they cost the company: the cost follows each change, and the draft is kept with it. */
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
  // What was sent is in the unit that it was sent in, what is stored in that of the reader's language.
  const unit = OFFER_UNITS.find((one) => form.has("unit", one)) ?? stored.unit;
  const { keep, onSubmit, autosave, revision, refusal: notKept } = useDraft(draft?.revision ?? 1);
  // Without script, an instrument that was chosen is first met in the form that was sent with it.
  const sent = INSTRUMENTS.find((one) => autosave === null && form.has("instrument", one));
  const instrument = sent ?? terms.instrument ?? "ip_pledge_loan";
  const isOfEquity = instrument === "equity";
  const costs = t(isOfEquity ? "dilution" : "costs");
  const isGuarantee = offer.commitment === "guarantee";
  const labels = useBuilderLabels(isGuarantee ? "guarantee" : isOfEquity ? "equity" : "loan");
  const fields = { form, labels, instrument, page, unit };
  const above = offer.secondPersonAboveFen;
  const hasFaults = Object.keys(stored.errors).length > 0;
  const saved = t(
    `autosave.${autosave === "saved" && hasFaults ? "savedWithFaults" : (autosave ?? "saved")}`,
  );
  return (
    <>
      <ErrorSummary errors={form.summary(labels)} />
      <RefusalNotice refusal={refusal ?? notKept} />
      <PageHeader
        title={title}
        lead={isRevision ? revise("lead", { version: offer.currentVersion }) : undefined}
        crumbs={{ label: t("crumbs"), items: [{ label: common("offers"), to: paths.institution.offers() }] }}
        meta={
          <>
            <Badge>{t("draft")}</Badge>
            <span className="nowrap">
              {t("mandate", { number: runningNumber("mandate", offer.mandateNumber) })}
            </span>
            {autosave === null ? null : <Autosave state={autosave}>{saved}</Autosave>}
          </>
        }
      />
      <div className="split split--panel-end">
        <PostForm key={unit} id={form.id} onChange={(event) => keep(event.currentTarget)} onSubmit={onSubmit}>
          <input type="hidden" name="unit" value={unit} />
          <input type="hidden" name="revision" value={revision} />
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
        </PostForm>
        <aside className="stick stack-lg" aria-label={costs}>
          <section aria-labelledby="cost">
            <h2 className="rail__title" id="cost">
              {costs}
            </h2>
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
          </section>
          {cost === null ? null : <OfferSchedule cost={cost} />}
          <section>
            <h2 className="rail__title">{t("budget")}</h2>
            <FactList
              facts={[
                { key: "left", label: t("left"), value: <Money fen={offer.leftFen} /> },
                {
                  key: "after",
                  label: t("leftAfter"),
                  value: <Money fen={offer.leftFen - committedFen(terms, offer.commitment)} />,
                },
              ]}
            />
          </section>
        </aside>
      </div>
    </>
  );
}

/**
 * Sends the form a moment after the last change; the page's loader then brings the new cost and revision. One save at a
 * time: the next stands on the revision of the one before it, and a form that is sent meanwhile waits for it.
 */
function useDraft(loadedRevision: number) {
  const { state, data, submit } = useFetcher<unknown>({ key: "offer-draft" });
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const typed = useRef<HTMLFormElement | null>(null);
  const waiting = useRef<HTMLButtonElement | null>(null);
  const [hasTyped, setHasTyped] = useState(false);
  const saved = data as { saved?: { revision: number } } | undefined;
  const revision = Math.max(loadedRevision, saved?.saved?.revision ?? 0);
  const isSaving = useRef(false);

  const save = useCallback(
    (form: HTMLFormElement) => {
      typed.current = null;
      isSaving.current = true;
      submit(new FormData(form), { method: "post", action: "?view=write&as=typing" });
    },
    [submit],
  );
  const keep = (form: HTMLFormElement): void => {
    setHasTyped(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (isSaving.current) typed.current = form;
      else save(form);
    }, typingPauseMs);
  };
  useEffect(() => {
    if (state !== "idle") return;
    isSaving.current = false;
    const [button, form] = [waiting.current, typed.current];
    waiting.current = null;
    if (button) button.form?.requestSubmit(button);
    else if (form) save(form);
  }, [state, data, save]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    clearTimeout(timer.current);
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (!isSaving.current || !(submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    waiting.current = submitter;
  };
  const { refusal } = replyOf(data);
  const autosave: "saving" | "saved" | "failed" =
    state !== "idle" ? "saving" : refusal === undefined ? "saved" : "failed";
  return { keep, onSubmit, autosave: hasTyped ? autosave : null, revision, refusal };
}
