import { useLocale, useTranslations } from "use-intl";
import { FeeAgreementFirst } from "#app/components/billing/fee-agreement-first.tsx";
import { BindingFacts } from "#app/components/offers/binding-facts.tsx";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { DEADLINE_HOUR } from "#app/domain/clocks.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatInstant, formatMoneyExact } from "#app/i18n/format.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { instantOf } from "#app/lib/days.ts";
import { useBuilderLabels } from "./builder-labels.ts";
import type { OfferPage } from "./offer-page.ts";

/** What the institution may do with a term sheet that it is not editing now. */
export function OfferMoves(page: OfferPage) {
  const { offer, draft, view, whyNotWithdraw } = page;
  const t = useTranslations("offer");
  const answer = useReply();
  // The acts of this page have names; a reply without one belongs to the builder.
  const { form: reply, refusal } = answer.act == null ? {} : answer;
  const labels = useBuilderLabels(page.terms.instrument === "equity" ? "equity" : "loan");
  // A waiting sheet is validated again each day: what prevents its issue today is shown at once.
  const faults = reply ?? (view === "approval" ? { error: page.form.errors } : null);
  if (offer.dealId !== null) {
    return (
      <section className="decision" aria-labelledby="next">
        <h2 id="next">{t("withdraw.accepted")}</h2>
        <LinkButton to={paths.institution.deal(offer.dealId)} tone="primary">
          {t("withdraw.toDeal")}
        </LinkButton>
      </section>
    );
  }
  const isClosed = whyNotWithdraw !== null;
  if (!isClosed && view === "review" && draft !== null) {
    return (
      <div className="stack-lg">
        <Review page={page} draft={draft} />
        <Withdraw page={page} tone="quiet" />
      </div>
    );
  }
  return (
    <section className="decision" aria-labelledby="next">
      <h2 id="next">{t("revise.title")}</h2>
      <FormErrors
        errors={errorsOfReply(faults, {
          ...labels,
          from: t("revise.from"),
          revision: t("approval.revision"),
          act: t("revise.title"),
        })}
        refusal={refusal}
      />
      {isClosed ? <p className="small muted">{t("withdraw.closed")}</p> : null}
      {!isClosed && view === "approval" && draft !== null ? <Approval page={page} draft={draft} /> : null}
      {!isClosed && view === "issued" ? <Revision page={page} /> : null}
      {isClosed ? null : <Withdraw page={page} tone="secondary" />}
    </section>
  );
}

/** Takes an offer or a draft back. */
function Withdraw({ page: { offer }, tone }: { page: OfferPage; tone: "secondary" | "quiet" }) {
  const t = useTranslations("offer.withdraw");
  return (
    <ButtonForm className="decision__part" action="?as=move" act="withdraw" tone={tone} button={t("act")}>
      <h3>{t("title")}</h3>
      <p className="small">{t(offer.currentVersion === 0 ? "noteDraft" : "note")}</p>
    </ButtonForm>
  );
}

/** The review before a sheet becomes binding: its figures, whom it binds and until when. */
function Review({ page, draft }: { page: OfferPage; draft: NonNullable<OfferPage["draft"]> }) {
  const { offer, terms, cost, equity, expiresOn, to } = page;
  const t = useTranslations("review.issue");
  const notWhole = useTranslations("offer.confirm");
  const locale = useLocale();
  const labels = useBuilderLabels(page.terms.instrument === "equity" ? "equity" : "loan");
  const amountFen = committedFen(terms, offer.commitment);
  const until = expiresOn === null ? null : instantOf(expiresOn, DEADLINE_HOUR);
  const own = inLanguage(locale, offer.institutionNameZh, offer.institutionNameEn);
  const consequences = [
    t("bound", { own, company: to, until: until === null ? "" : formatInstant(locale, until) }),
    t("reserved", { amount: formatMoneyExact(locale, amountFen) }),
    t("fixed"),
    ...(offer.currentVersion > 0 ? [t("replaces", { version: offer.currentVersion })] : []),
    t("read", { company: to }),
  ];
  const first = page.whyNotPriced === null ? null : <FeeAgreementFirst page={page} view="review" />;
  return (
    <ReviewForm
      act="issue"
      action="?view=review&as=move"
      title={t("title")}
      sent={{ revision: draft.revision }}
      terms={
        <BindingFacts terms={terms} cost={cost} equity={equity} commitment={offer.commitment} until={until} />
      }
      consequences={draft.isWhole ? consequences : []}
      amountFen={amountFen}
      elsewhere={labels}
      first={draft.isWhole ? first : <p className="small">{notWhole("notWhole")}</p>}
      button={t("act")}
      back={{ to: `${paths.institution.offer(offer.id)}?view=write`, label: t("back") }}
    />
  );
}

/** A sheet that waits for its second person, or is approved and can be issued. */
function Approval({ page, draft }: { page: OfferPage; draft: NonNullable<OfferPage["draft"]> }) {
  const { offer } = page;
  const t = useTranslations("offer.approval");
  const isApproved = draft.approvedAt !== null;
  return (
    <PostForm className="stack" action="?view=approval&as=move">
      <h3>{t(isApproved ? "approved" : "waits")}</h3>
      <p className="small">{t(isApproved ? "approvedNote" : "waitsNote")}</p>
      <input type="hidden" name="revision" value={draft.revision} />
      {!isApproved && draft.whyNotApprove !== null ? <WhyNot code={draft.whyNotApprove} /> : null}
      <FeeAgreementFirst page={page} view="approval" />
      <div className="row">
        {isApproved ? (
          <LinkButton tone="primary" to={`${paths.institution.offer(offer.id)}?view=review`}>
            {t("issue")}
          </LinkButton>
        ) : draft.whyNotApprove === null && page.whyNotPriced === null ? (
          <SubmitButton act="approve">{t("approve")}</SubmitButton>
        ) : null}
        <LinkButton to={`${paths.institution.offer(offer.id)}?view=write`}>{t("edit")}</LinkButton>
      </div>
    </PostForm>
  );
}

/** The next version of an open offer: based on the issued one or on the company's counter-offer. */
function Revision({ page: { offer, draft, whyNotRevise, negotiation } }: { page: OfferPage }) {
  const t = useTranslations("offer.revise");
  const approval = useTranslations("offer.approval");
  const at = paths.institution.offer(offer.id);
  if (draft !== null) {
    const waits = draft.approvalAskedAt !== null;
    return (
      <PostForm className="stack" action="?as=move">
        <h3>{waits ? approval(draft.approvedAt === null ? "waits" : "approved") : t("writing")}</h3>
        <p className="small">{t("discardNote", { version: offer.currentVersion })}</p>
        <div className="row">
          <LinkButton to={`${at}?view=${waits ? "approval" : "write"}`} tone="primary">
            {waits ? approval("read") : t("goOn")}
          </LinkButton>
          <SubmitButton tone="secondary" act="discard">
            {t("discard")}
          </SubmitButton>
        </div>
      </PostForm>
    );
  }
  if (whyNotRevise !== null) return <WhyNot code={whyNotRevise} />;
  const isCountered = negotiation[0]?.kind === "counter";
  return (
    <>
      {isCountered ? (
        <ButtonForm action="?as=move" act="revise" button={t("fromCounter")}>
          <h3>{t("countered")}</h3>
          <p className="small">{t("counteredNote")}</p>
          <input type="hidden" name="from" value="counter" />
        </ButtonForm>
      ) : null}
      <ButtonForm
        action="?as=move"
        act="revise"
        sent={{ from: "version" }}
        tone="secondary"
        button={t("fromVersion", { version: offer.currentVersion })}
      />
    </>
  );
}
