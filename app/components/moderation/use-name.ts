import { useLocale } from "use-intl";

interface Named {
  nameZh: string | null;
  nameEn: string | null;
}

/** The name of a company or an institution in the reader's language, else in the other. */
export function useName(): (named: Named) => string {
  const locale = useLocale();
  return ({ nameZh, nameEn }) => (locale === "en" ? (nameEn ?? nameZh) : (nameZh ?? nameEn)) ?? "";
}
