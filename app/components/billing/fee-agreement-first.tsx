import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";

interface FeeAgreementFirstProps {
  page: { offer: { id: string }; whyNotPriced: RefusalCode | null; mayAcceptFees: boolean };
  /** The page to come back to. */
  view: "review" | "approval";
}

/** Leads to the fee agreement where an offer has no price before it; nothing where it has. */
export function FeeAgreementFirst({ page, view }: FeeAgreementFirstProps) {
  const t = useTranslations("offer.feeAgreement");
  if (page.whyNotPriced === null) return null;
  const back = `${paths.institution.offer(page.offer.id)}?view=${view}`;
  return (
    <Notice tone="due" title={t("missingTitle")}>
      <p>{t(page.mayAcceptFees ? "missing" : "colleague")}</p>
      <LinkButton to={billingPaths.agreement(back)} tone={page.mayAcceptFees ? "primary" : "secondary"}>
        {t("read")}
      </LinkButton>
    </Notice>
  );
}
