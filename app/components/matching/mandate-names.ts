import { useLocale, useTranslations } from "use-intl";

interface Named {
  number: number;
  nameZh: string | null;
  nameEn: string | null;
}

/** A mandate's name in the reader's language, else in the other, else its number. */
export function useMandateName(): (mandate: Named) => string {
  const locale = useLocale();
  const t = useTranslations("matching.opportunities");
  return ({ number, nameZh, nameEn }) =>
    (locale === "en" ? (nameEn ?? nameZh) : (nameZh ?? nameEn)) ?? t("unnamed", { number });
}
