import { useLocale } from "use-intl";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { listIntroductionsAsCompany } from "#app/services/introductions/list-introductions-as-company.server.ts";

export type IntroductionLists = Awaited<ReturnType<typeof listIntroductionsAsCompany>>;
export type IntroductionRow = IntroductionLists["toAnswer"][number];

/** The same of what is not over, with since when its institution is suspended or gone, if it is. */
export type OpenRow = IntroductionRow & { stopped: string | null };

/** The institution of a row, in the reader's language. */
export function useIntroductionInstitutionName() {
  const locale = useLocale();
  return ({
    institutionNameZh,
    institutionNameEn,
  }: Pick<IntroductionRow, "institutionNameZh" | "institutionNameEn">) =>
    inLanguage(locale, institutionNameZh, institutionNameEn);
}
