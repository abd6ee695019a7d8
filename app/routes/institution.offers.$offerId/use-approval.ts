import { useLocale, useTranslations } from "use-intl";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { OfferPage } from "./offer-page.ts";

interface Approval {
  /** The button that asks for it, and when it is needed; null where no rule asks for it. */
  ask: string | null;
  note: string | null;
  /** Whether the writer goes on to the review before it is sent: not where somebody else approves it first. */
  isReviewed: boolean;
}

/** Whether somebody else approves what is being written, and what is said of that. */
export function useApproval({ offer, draft }: OfferPage): Approval {
  const t = useTranslations("offer.approval");
  const locale = useLocale();
  const above = offer.secondPersonAboveFen;
  if (above === null) return { ask: null, note: null, isReviewed: true };
  // A limit of zero applies before an amount is typed.
  const isFirst = above === 0n || offer.isAboveSecondPerson;
  return {
    ask: t("ask"),
    note:
      above === 0n
        ? t("askFirst")
        : t("askNote", { commitment: offer.commitment, amount: formatMoneyExact(locale, above) }),
    isReviewed: !isFirst || draft?.approvedAt != null,
  };
}
