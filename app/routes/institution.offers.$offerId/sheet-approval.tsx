import { useTranslations } from "use-intl";
import { FeeAgreementFirst } from "#app/components/billing/fee-agreement-first.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { paths } from "#app/shared/paths.ts";
import type { OfferPage } from "./offer-page.ts";
import { SheetOverAsk } from "./sheet-over-ask.tsx";

/** A sheet that waits for its second person, or is approved and can be issued. */
export function SheetApproval({ page, draft }: { page: OfferPage; draft: NonNullable<OfferPage["draft"]> }) {
  const { offer } = page;
  const t = useTranslations("offer.approval");
  const isApproved = draft.approvedAt !== null;
  const mayApprove = page.whyNotIssue === null && draft.whyNotApprove === null && draft.overFen === null;
  return (
    <PostForm className="stack" action="?view=approval&as=move">
      <h3>{t(isApproved ? "approved" : "waits")}</h3>
      <p className="small">{t(isApproved ? "approvedNote" : "waitsNote")}</p>
      <input type="hidden" name="revision" value={draft.revision} />
      {!isApproved && draft.whyNotApprove !== null ? <WhyNot code={draft.whyNotApprove} /> : null}
      {page.whyNotIssue === null ? (
        <SheetOverAsk page={page} draft={draft} />
      ) : page.suspended === null ? (
        <WhyNot code={page.whyNotIssue} />
      ) : null}
      <FeeAgreementFirst page={page} view="approval" />
      <div className="row">
        {isApproved ? (
          <LinkButton tone="primary" to={`${paths.institution.offer(offer.id)}?view=review`}>
            {t("issue")}
          </LinkButton>
        ) : mayApprove && page.whyNotPriced === null ? (
          <SubmitButton act="approve">{t("approve")}</SubmitButton>
        ) : null}
        <LinkButton to={`${paths.institution.offer(offer.id)}?view=write`}>{t("edit")}</LinkButton>
      </div>
    </PostForm>
  );
}
