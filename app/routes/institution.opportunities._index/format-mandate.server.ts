import { formatDay } from "#app/i18n/format.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";
import { opportunityLanguage } from "./opportunities-language.server.ts";

type Listed = Awaited<ReturnType<typeof listOpportunities>>;

/** The list's mandate: what its page says of it. Exact amounts are formatted there. */
export type MandateTexts = {
  id: string;
  name: string;
  /** M-0142. */
  number: string;
  version: number;
  closure: NonNullable<Listed["mandate"]>["closure"];
  /** The day that its closure names, if any. */
  closureDay: string;
  budgetFen: bigint;
  budgetLeftFen: bigint;
  openIntroductions: number;
  introductionCap: number;
  validUntil: string | null;
};

export function formatMandate(locale: Locale, mandate: NonNullable<Listed["mandate"]>): MandateTexts {
  const { closure, validFrom, validUntil } = mandate;
  const closureDay = closure === "expired" ? validUntil : validFrom;
  return {
    id: mandate.id,
    name: nameOf(locale, mandate),
    number: runningNumber("mandate", mandate.number),
    version: mandate.version,
    closure,
    closureDay: closureDay === null ? "" : formatDay(locale, closureDay),
    budgetFen: mandate.budgetFen,
    budgetLeftFen: mandate.budgetLeftFen,
    openIntroductions: mandate.openIntroductions,
    introductionCap: mandate.introductionCap,
    validUntil: validUntil === null ? null : formatDay(locale, validUntil),
  };
}

type Named = Pick<NonNullable<Listed["mandate"]>, "number" | "nameZh" | "nameEn">;

function nameOf(locale: Locale, { number, nameZh, nameEn }: Named): string {
  const { t } = opportunityLanguage(locale);
  return (locale === "en" ? (nameEn ?? nameZh) : (nameZh ?? nameEn)) ?? t("unnamed", { number });
}
