import { useLocale, useTranslations } from "use-intl";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { DEAL_TERMS } from "#app/domain/deals/turn.ts";
import { boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import type { IssuedTerms } from "#app/domain/offers/terms/record-terms.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { paths } from "#app/shared/paths.ts";
import { DealReview, type ReviewedDeal } from "./deal-review.tsx";

interface SignContractPageProps {
  title: string;
  deal: ReviewedDeal;
  terms: IssuedTerms;
  /** How many conditions the money waits for. */
  conditions: number;
  whyNotSign: RefusalCode | null;
  viewer: "company" | "institution";
  /** The other side's name. */
  other: string;
}

/** The review before a side states that it has signed the contract. */
export function SignContractPage(props: SignContractPageProps) {
  const { title, deal, terms, whyNotSign, viewer } = props;
  const t = useTranslations("binding.sign");
  const follows = useWhatFollows(props);
  const back = { to: paths[viewer].deal(deal.id), label: t("back") };
  return (
    <DealReview title={title} deal={deal} terms={terms} back={back} withAllTerms>
      <ReviewForm
        act="sign"
        title={t("title")}
        sent={{ status: deal.status }}
        terms={
          <FactList>
            <Fact label={t("amount")} value={<ExactMoney fen={deal.amountFen} unit />} />
            <Fact label={t("signed")} value={t(`signedBy.${signers(deal)}`)} />
          </FactList>
        }
        consequences={follows}
        amountFen={deal.amountFen}
        whyNot={whyNotSign}
        button={t("act")}
        back={back}
      />
    </DealReview>
  );
}

type Signed = Pick<SignContractPageProps["deal"], "signedByCompanyAt" | "signedByInstitutionAt">;

function signers({ signedByCompanyAt, signedByInstitutionAt }: Signed) {
  if (signedByCompanyAt !== null) return signedByInstitutionAt === null ? "company" : "both";
  return signedByInstitutionAt === null ? "none" : "institution";
}

/** What follows from the signature: a sentence each; nothing where this side has signed already. */
function useWhatFollows({ deal, terms, conditions, viewer, other }: SignContractPageProps): string[] {
  const t = useTranslations("binding.sign");
  const locale = useLocale();
  const kind = boundKind(deal.commitment, terms);
  const next = [
    ...(conditions === 0
      ? [t("effect", { kind })]
      : [t("conditions", { count: conditions, kind }), t("clock", { days: DEAL_TERMS.provide.workingDays })]),
  ];
  const countersign = DEAL_TERMS[viewer === "company" ? "countersign" : "sign"].workingDays;
  const signed = signers(deal);
  if (signed === viewer || signed === "both") return [];
  const isSecond = signed !== "none";
  return [
    ...(isSecond ? [t("second", { other }), ...next] : [t("first", { other, days: countersign })]),
    t("reserved", { amount: formatMoneyExact(locale, deal.amountFen) }),
    t("final", { kind, viewer, other }),
    t("read", { other }),
  ];
}
