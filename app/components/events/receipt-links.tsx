import { useTranslations } from "use-intl";
import type { Locale } from "#app/i18n/locale.ts";

/** The receipt of an act that binds, in both languages. */
export function ReceiptLinks({ to }: { to: (language: Locale) => string }) {
  const t = useTranslations("common.timeline");
  return (
    <p className="small">
      {t("receipt")}{" "}
      <a href={to("en")} hrefLang="en" lang="en">
        {t("inEnglish")}
      </a>
      {t("separator")}
      <a href={to("zh-CN")} hrefLang="zh-CN" lang="zh-CN">
        {t("inChinese")}
      </a>
    </p>
  );
}
