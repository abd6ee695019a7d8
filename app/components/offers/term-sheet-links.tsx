import { useTranslations } from "use-intl";
import type { Locale } from "#app/i18n/locale.ts";
import { Section } from "#app/components/ui/page-header.tsx";

interface TermSheetLinksProps {
  to: (language: Locale) => string;
  isOpen?: boolean;
}

/** The issued terms as a document, in each language. `isOpen` is false where download is not allowed now. */
export function TermSheetLinks({ to, isOpen = true }: TermSheetLinksProps) {
  const t = useTranslations("sheet.download");
  return (
    <Section id="term-sheet" title={t("title")} spaced={false}>
      {isOpen ? (
        <>
          <p className="small muted">{t("text")}</p>
          <ul className="plain-list">
            <li>
              <a href={to("en")} hrefLang="en">
                {t("en")}
              </a>
            </li>
            <li>
              <a href={to("zh-CN")} hrefLang="zh-CN">
                {t("zh")}
              </a>
            </li>
          </ul>
        </>
      ) : (
        <p className="small muted">{t("closed")}</p>
      )}
    </Section>
  );
}
