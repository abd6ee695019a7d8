import { useLocale, useTranslations } from "use-intl";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { useOptions } from "#app/components/ui/term.tsx";
import { FALL_THROUGH_REASONS, RELEASE_REASONS } from "#app/domain/codes/reasons.ts";
import { endingMove, freedFen } from "#app/domain/deals/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { IssuedTerms } from "#app/domain/offers/terms/record-terms.ts";
import { formatMoneyExact, moneyValue } from "#app/i18n/format.ts";
import { paths } from "#app/shared/paths.ts";
import { DealReview, type ReviewedDeal } from "./deal-review.tsx";

interface EndDealPageProps {
  title: string;
  deal: ReviewedDeal;
  terms: IssuedTerms;
  whyNotEnd: RefusalCode | null;
  /** To the company: whether offers on its ask can be accepted, so that those on hold may stand again. */
  isAskAccepting: boolean;
  viewer: "company" | "institution";
  /** The other side's name. */
  other: string;
}

/** The review before a deal falls through or a guarantee is released. */
export function EndDealPage(props: EndDealPageProps) {
  const { title, deal, terms, whyNotEnd, isAskAccepting, viewer, other } = props;
  const t = useTranslations("review.end");
  const locale = useLocale();
  const options = useOptions();
  const isRelease = endingMove(deal.status) === "release";
  const freed = freedFen(deal);
  const amount = formatMoneyExact(locale, freed);
  const back = { to: paths[viewer].deal(deal.id), label: t("back") };
  const consequences = [
    isRelease ? t("released") : t("both"),
    deal.commitment === "guarantee" ? t("freedGuarantee", { amount }) : t("freed", { amount }),
    ...(isAskAccepting && deal.commitment !== "guarantee" ? [t("heldAgain")] : []),
    ...(deal.confirmedFen > 0n ? [t("kept")] : []),
    t("read", { other }),
  ];
  return (
    <DealReview title={title} deal={deal} terms={terms} back={back}>
      <ReviewForm
        act={isRelease ? "release" : "fall-through"}
        isDestructive
        title={t("title")}
        sent={{ status: deal.status, confirmedFen: moneyValue(deal.confirmedFen) }}
        terms={
          <FactList>
            <Fact label={t("amount")} value={<ExactMoney fen={freed} unit />} />
            <Fact label={t("confirmed")} value={<ExactMoney fen={deal.confirmedFen} unit />} />
          </FactList>
        }
        consequences={consequences}
        amountFen={freed}
        labels={{ reasonCode: t("why"), note: t("note") }}
        fields={(form) => (
          <>
            <SelectField
              {...form.labelled("reasonCode")}
              blank={t("choose")}
              options={options("dealEndReasons", isRelease ? RELEASE_REASONS : FALL_THROUGH_REASONS)}
            />
            <TextareaField {...form.labelled("note")} optional rows={2} />
          </>
        )}
        whyNot={whyNotEnd}
        button={t(isRelease ? "actRelease" : "act")}
        back={back}
      />
    </DealReview>
  );
}
