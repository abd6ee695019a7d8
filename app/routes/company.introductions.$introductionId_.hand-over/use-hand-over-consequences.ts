import { useLocale, useTranslations } from "use-intl";
import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Read } from "./shapes.ts";

/** What follows from handing a file over: a sentence each. */
export function useHandOverConsequences({ of, institution, consent, isExtended, whyNot }: Read): string[] {
  const t = useTranslations("handing.follows");
  const locale = useLocale();
  if (consent === null || whyNot !== null) return [];
  const until = formatDay(locale, lastDayOf(consent.expiresAt));
  return [
    t("opened", { institution, until }),
    isExtended ? t("extended", { until }) : t("within"),
    t("nothing"),
    t(of, { institution }),
    t("told", { institution }),
    t("changed"),
  ];
}
