import { Form, Link, useSearchParams } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { AutosaveStatus, RestoreNotice, SentOffline } from "#app/components/drafts/autosave-status.tsx";
import { useAutosave } from "#app/components/drafts/use-autosave.ts";
import { Badge, StateBadge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { JumpLinks } from "#app/components/ui/jump-links.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm, labelledForm } from "#app/components/ui/reply-form.ts";
import { useTypedUnit } from "#app/components/ui/typed-unit.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatDay } from "#app/i18n/format.ts";
import { CapacitySection } from "./capacity-section.tsx";
import { LazyDecisionPatternNotice, LazyPendingApproval } from "./lazy-views.ts";
import { useMandateLabels } from "./labels.ts";
import { LiveCount } from "./live-count.tsx";
import { isReturn, InactiveNotice, StopActs } from "./mandate-acts.tsx";
import { OfferSection } from "./offer-section.tsx";
import { PreferSection } from "./prefer-section.tsx";
import type { EditorData } from "./shapes.ts";
import { useLiveCount } from "./use-live-count.ts";
import { CompanyCriteria } from "./company-criteria.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** The ids of the form's sections. */
const sections = ["offer", "who", "prefer", "price"] as const;

/** A mandate's form beside the count of eligible prospects. It is saved while edited and works without script. */
export function MandateEditor({
  title,
  mandate,
  preview: loaded,
  unverified,
  edges,
  figures,
  fields,
  lprPercent,
  now,
}: EditorData) {
  const t = useTranslations("mandate");
  const locale = useLocale();
  const { form: reply, refusal } = useReply();
  const [address] = useSearchParams();
  const unit = useTypedUnit(reply === undefined ? null : address.get("unit"));
  const labels = useMandateLabels(figures);
  const form = labelledForm(replyForm("mandate", reply, fields[unit]), labels);
  const here = paths.institution.mandate(mandate.id);
  const act = (name: string) => withQuery(here, { act: name, unit });
  const isOpen = mandate.mayWrite && mandate.status !== "retired";
  const maySubmit = isOpen && loaded !== null;
  const draft = useAutosave({
    action: act("typing"),
    loadedRevision: mandate.revision,
    stale: "mandate-stale-draft",
    draft: `${mandate.id} ${unit}`,
    isOpen,
  });
  const counted = useLiveCount(draft.form, mandate.id, unit);
  const preview = counted.preview ?? loaded;
  const onInput = (): void => {
    draft.onInput();
    if (loaded !== null) counted.count();
  };
  const version = mandate.nextVersion;
  const removedByFigures = preview?.steps.find(({ group }) => group === "figures")?.removed ?? 0;
  const lastDay = mandate.draft.terms?.validUntil;
  const submitWords = version === 1 ? t("edit.submitFirst") : t("edit.submit", { version });
  return (
    <>
      <ErrorSummary errors={isReturn(reply) ? [] : form.errors} />
      <PageHeader
        title={title}
        crumbs={crumbTo(t("edit.crumb"), t("edit.crumb"), paths.institution.mandates())}
        actions={
          maySubmit ? (
            <Button tone="primary" form={form.id} formAction={act("submit")}>
              {submitWords}
            </Button>
          ) : undefined
        }
      >
        <span className="nowrap">{runningNumber("mandate", mandate.number)}</span>
        <Link to={paths.institution.mandateHistory(mandate.id)}>{t("history.title")}</Link>
        <StateBadge of="mandate" state={mandate.status} />
        {mandate.version === null ? null : (
          <Badge tone="done">{t("versionState", { version: mandate.version })}</Badge>
        )}
        {isOpen && mandate.version !== null ? <span>{t("edit.editing", { version })}</span> : null}
        {isOpen ? (
          <AutosaveStatus autosave={draft.autosave} lastSaved={mandate.savedAt} labels={labels} />
        ) : null}
      </PageHeader>
      <RefusalNotice refusal={refusal} />
      <SentOffline />
      {draft.copy ? (
        <RestoreNotice at={draft.copy.at} onRestore={draft.restore} onDiscard={draft.discard} />
      ) : null}
      <InactiveNotice mandate={mandate} lastDay={lastDay === undefined ? "" : formatDay(locale, lastDay)} />
      {mandate.submittedAt === null ? null : (
        <LazyPendingApproval mandate={mandate} isReturned={isReturn(reply)} now={now} />
      )}
      <div className="split split--panel-end">
        <div className="stack-lg">
          {mandate.decisionPattern === null ? null : (
            <LazyDecisionPatternNotice pattern={mandate.decisionPattern} form={isOpen ? form : null} />
          )}
          <JumpLinks sections={sections.map((id) => ({ id, title: t(`edit.parts.${id}`) }))} />
          <Form
            id={form.id}
            className="form"
            method="post"
            action={act("save")}
            noValidate
            ref={draft.form}
            onInput={isOpen ? onInput : undefined}
            onSubmit={draft.onSubmit}
          >
            <input type="hidden" name="revision" value={draft.revision} />
            <fieldset className="form" disabled={!isOpen}>
              <legend className="visually-hidden">{t("edit.fields")}</legend>
              {Object.entries(edges[unit]).map(([name, values]) => (
                <datalist key={name} id={`${name}-edges`}>
                  {values.map((value) => (
                    <option key={value}>{value}</option>
                  ))}
                </datalist>
              ))}
              <OfferSection form={form} instruments={mandate.instruments} unit={unit} />
              <CompanyCriteria
                form={form}
                unit={unit}
                figures={figures}
                removedByFigures={removedByFigures}
                onChange={onInput}
              />
              <PreferSection form={form} />
              <CapacitySection form={form} unit={unit} mandate={mandate} lprPercent={lprPercent} />
            </fieldset>
            {isOpen ? (
              <>
                <div className="form-actions">
                  {maySubmit ? (
                    <Button tone="primary" formAction={act("submit")}>
                      {submitWords}
                    </Button>
                  ) : null}
                  <Button formAction={act("save")}>{t("edit.save")}</Button>
                  {mandate.hasDraft && mandate.version !== null ? (
                    <Button tone="quiet" className="form-actions__end" formAction={act("discard")}>
                      {t("edit.discard")}
                    </Button>
                  ) : null}
                </div>
                <p className="small muted">
                  {unverified ?? t(mandate.mayApprove ? "edit.ownerNote" : "edit.memberNote", { version })}{" "}
                  {mandate.version === null || mandate.mayApprove
                    ? null
                    : t("edit.stays", { version: mandate.version })}
                </p>
              </>
            ) : null}
            {preview === null ? null : (
              <div className="live-bar">
                <b>{t("preview.fit", { count: preview.fits })}</b>
                <a href="#fits">{t("preview.see")}</a>
              </div>
            )}
          </Form>
          <StopActs mandate={mandate} />
        </div>
        {preview === null ? (
          <p className="notice">{unverified}</p>
        ) : (
          <LiveCount mandate={mandate} preview={preview} isCounting={counted.isCounting} />
        )}
      </div>
    </>
  );
}
