import { useLocale } from "use-intl";

interface BilingualTextProps {
  zh: string | null;
  en: string | null;
  none?: string;
}

/** A text in one or both languages: the reader's if there is one, else the other, with its `lang`. */
export function BilingualText({ zh, en, none = "" }: BilingualTextProps) {
  const locale = useLocale();
  const [own, other] = locale === "en" ? [en, zh] : [zh, en];
  if (own !== null) return <>{own}</>;
  return other === null ? <>{none}</> : <span lang={locale === "en" ? "zh-CN" : "en"}>{other}</span>;
}
