import { useTranslations } from "use-intl";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import { ActLink } from "#app/components/ui/act-link.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { useReaderNote } from "#app/components/ui/reads-only.ts";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { useBuilderLabels } from "./builder-labels.ts";
import type { OfferPage } from "./offer-page.ts";
import { IssueReview } from "./issue-review.tsx";
import { SheetApproval } from "./sheet-approval.tsx";
import { OfferRevision } from "./offer-revision.tsx";

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
        <IssueReview page={page} draft={draft} />
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
      {isClosed ? (
        <>
          <p className="small muted">{t("withdraw.closed")}</p>
          <LinkButton to={paths.institution.introduction(offer.introductionId)}>
            {t("answer.toIntroduction")}
          </LinkButton>
        </>
      ) : null}
      {!isClosed && view === "approval" && draft !== null ? (
        <SheetApproval page={page} draft={draft} />
      ) : null}
      {!isClosed && view === "issued" ? <OfferRevision page={page} /> : null}
      {isClosed ? null : <Withdraw page={page} tone="secondary" />}
    </section>
  );
}

/** Takes a draft back, or leads to the review of that for what is issued. */
function Withdraw({ page, tone }: { page: OfferPage; tone: "secondary" | "quiet" }) {
  const { offer, draft, whyNotRevise } = page;
  const t = useTranslations("offer.withdraw");
  const note = useReaderNote();
  if (offer.currentVersion > 0) {
    if (note !== null) return null;
    return (
      <div className="stack decision__part">
        <h3>{t("title")}</h3>
        <p className="small">
          {t(
            offer.isOnHold
              ? "noteOnHold"
              : offer.askSuspendedAt !== null || whyNotRevise === "prospect-off-market"
                ? "noteOffMarket"
                : "note",
          )}
        </p>
        <div className="row">
          <ActLink tone={tone} to={reviewPaths.withdrawal(offer.id)}>
            {t("act")}
          </ActLink>
        </div>
      </div>
    );
  }
  return (
    <ButtonForm
      className="decision__part"
      action="?as=move"
      act="withdraw"
      sent={{ revision: draft?.revision ?? 1 }}
      tone={tone}
      button={t("act")}
    >
      <h3>{t("title")}</h3>
      <p className="small">{t("noteDraft")}</p>
    </ButtonForm>
  );
}
