import { useLocale } from "use-intl";

/** An institution's name in the reader's language; its Chinese name is the registered one and always present. */
export function useInstitutionName(): (names: { nameZh: string; nameEn: string | null }) => string {
  const locale = useLocale();
  return ({ nameZh, nameEn }) => (locale === "en" ? (nameEn ?? nameZh) : nameZh);
}
