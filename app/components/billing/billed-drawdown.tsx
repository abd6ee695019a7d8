import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import type { FeeKindOfDeal } from "#app/domain/billing/lifecycle.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { Day } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";

interface Billed {
  dealId: string;
  dealNumber: bigint;
  companyNameZh: string | null;
  companyNameEn: string | null;
  sequence: number;
  valueDate: string | null;
  kind: FeeKindOfDeal;
}

/** What a fee is for: the deal by its company as far as that may be named, its number, the drawdown and its day. */
export function BilledDrawdown({ of }: { of: Billed }) {
  const t = useTranslations("billing.fee");
  const words = useTranslations("common.timeline");
  const locale = useLocale();
  const number = runningNumber("deal", of.dealNumber);
  const company = inLanguage(locale, of.companyNameZh, of.companyNameEn);
  const { sequence, valueDate, kind } = of;
  return (
    <>
      <Link className="row-link" to={paths.institution.deal(of.dealId)}>
        {company || number}
      </Link>
      <small>
        {company === "" ? null : (
          <>
            <span className="nowrap">{number}</span>
            {words("separator")}
          </>
        )}
        {t(kind === "recalculation" ? "recalculation" : "sequence", { sequence })}
        {valueDate === null ? null : (
          <>
            {words("separator")}
            <span className="nowrap">
              <Day day={valueDate} />
            </span>
          </>
        )}
      </small>
    </>
  );
}
