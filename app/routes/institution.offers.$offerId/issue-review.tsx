import { useLocale, useTranslations } from "use-intl";
import { FeeAgreementFirst } from "#app/components/billing/fee-agreement-first.tsx";
import { BindingFacts } from "#app/components/offers/binding-facts.tsx";
import { useReaderNote } from "#app/components/ui/reads-only.ts";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { DEADLINE_HOUR } from "#app/domain/clocks.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatInstant, formatMoneyExact } from "#app/i18n/format.ts";
import { paths } from "#app/shared/paths.ts";
import { instantOf } from "#app/lib/days.ts";
import { useBuilderLabels } from "./builder-labels.ts";
import type { OfferPage } from "./offer-page.ts";
import { OutsideLimits } from "./outside-limits.tsx";
import { SheetOverAsk } from "./sheet-over-ask.tsx";
import { UnreadyFields } from "./unready-fields.tsx";

/** The review before a sheet becomes binding: its figures, whom it binds and until when. */
export function IssueReview({ page, draft }: { page: OfferPage; draft: NonNullable<OfferPage["draft"]> }) {
  const { offer, terms, expiresOn, to } = page;
  const t = useTranslations("review.issue");
  const locale = useLocale();
  const labels = useBuilderLabels(page.terms.instrument === "equity" ? "equity" : "loan");
  const amountFen = committedFen(terms, offer.commitment);
  const until = expiresOn === null ? null : instantOf(expiresOn, DEADLINE_HOUR);
  const own = inLanguage(locale, offer.institutionNameZh, offer.institutionNameEn);
  const isOver = page.whyNotIssue === null && draft.isWhole && draft.overFen !== null;
  const consequences = [
    t("bound", { own, company: to, until: until === null ? "" : formatInstant(locale, until) }),
    t("reserved", { amount: formatMoneyExact(locale, amountFen) }),
    t("fixed"),
    ...(offer.currentVersion > 0 ? [t("replaces", { version: offer.currentVersion })] : []),
    ...(offer.status === "countered" ? [t("counter")] : []),
    t("read", { company: to }),
  ];
  const isReader = useReaderNote() !== null;
  const first = page.whyNotPriced === null ? null : <FeeAgreementFirst page={page} view="review" />;
  return (
    <ReviewForm
      act="issue"
      action="?view=review&as=move"
      title={t("title")}
      sent={{
        revision: draft.revision,
        version: offer.currentVersion,
        rounds: offer.rounds,
        rate: page.ratePercent ?? "none",
      }}
      terms={
        <>
          <BindingFacts {...page} commitment={offer.commitment} until={until} />
          <OutsideLimits page={page} />
        </>
      }
      consequences={draft.couldBind ? consequences : []}
      amountFen={amountFen}
      elsewhere={labels}
      whyNot={page.whyNotIssue ?? (draft.isWhole ? draft.whyNotSend : null)}
      whyText={isOver ? <SheetOverAsk page={page} draft={draft} /> : undefined}
      first={draft.isWhole ? first : <UnreadyFields page={page} labels={labels} />}
      button={t("act")}
      back={
        isReader
          ? { to: paths.institution.offers(), label: t("toOffers") }
          : { to: `${paths.institution.offer(offer.id)}?view=write`, label: t("back") }
      }
    />
  );
}
