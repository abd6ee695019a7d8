import { useTranslations } from "use-intl";
import { FeeAgreementFirst } from "#app/components/billing/fee-agreement-first.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { OwnWhyNot } from "#app/components/organizations/own-why-not.tsx";
import { paths } from "#app/shared/paths.ts";
import type { OfferPage } from "./offer-page.ts";
import { OutsideLimits } from "./outside-limits.tsx";
import { SheetOverAsk } from "./sheet-over-ask.tsx";

/** A sheet that waits for its second person, needs none any more, or is approved and can be issued. */
export function SheetApproval({ page, draft }: { page: OfferPage; draft: NonNullable<OfferPage["draft"]> }) {
  const { offer } = page;
  const t = useTranslations("offer.approval");
  const isApproved = draft.approvedAt !== null;
  // The rule has changed since it was asked for.
  const isFree = !isApproved && !offer.isAboveSecondPerson;
  const state = isApproved ? "approved" : isFree ? "free" : "waits";
  const mayApprove = page.whyNotIssue === null && draft.whyNotApprove === null && draft.overFen === null;
  return (
    <PostForm className="stack" action="?view=approval&as=move">
      <h3>{t(state)}</h3>
      <p className="small">{t(`${state}Note`)}</p>
      <input type="hidden" name="revision" value={draft.revision} />
      {state === "waits" && draft.whyNotApprove !== null ? <OwnWhyNot code={draft.whyNotApprove} /> : null}
      {page.whyNotIssue === null ? (
        <SheetOverAsk page={page} draft={draft} />
      ) : page.suspended === null ? (
        <OwnWhyNot code={page.whyNotIssue} />
      ) : null}
      <OutsideLimits page={page} />
      <FeeAgreementFirst page={page} view="approval" />
      <div className="row">
        {isApproved || isFree ? (
          <LinkButton tone="primary" to={`${paths.institution.offer(offer.id)}?view=review`}>
            {t(isFree ? "toReview" : "issue")}
          </LinkButton>
        ) : null}
        {!isApproved && mayApprove && page.whyNotPriced === null ? (
          <SubmitButton act="approve" {...(isFree ? { tone: "secondary" as const } : {})}>
            {t("approve")}
          </SubmitButton>
        ) : null}
        <LinkButton to={`${paths.institution.offer(offer.id)}?view=write`}>{t("edit")}</LinkButton>
      </div>
    </PostForm>
  );
}
