import { useLocale, useTranslations } from "use-intl";
import { Icon } from "../ui/icon.tsx";

/** The page that is open: it comes back as it was chosen. */
export type Here = { to: string };

/** To the other language, in its own words; the choice is stored and the page comes back in it. */
export function LanguageSwitch({ to }: Here) {
  const locale = useLocale();
  const t = useTranslations("common.tools");
  const other =
    locale === "en"
      ? ({ lang: "zh-CN", name: "toChinese", title: "switchToChinese" } as const)
      : ({ lang: "en", name: "toEnglish", title: "switchToEnglish" } as const);
  return (
    <>
      <input type="hidden" name="to" value={to} />
      <button
        className="tool"
        type="submit"
        name="locale"
        value={other.lang}
        lang={other.lang}
        title={t(other.title)}
      >
        {t(other.name)}
      </button>
    </>
  );
}

/** To dark or to light. Which of the two is shown depends on what is on, which only the browser's CSS knows. */
export function ThemeSwitch({ to }: Here) {
  const t = useTranslations("common.tools");
  return (
    <>
      <input type="hidden" name="to" value={to} />
      <button
        className="tool theme-switch__dark"
        type="submit"
        name="theme"
        value="dark"
        aria-label={t("switchToDark")}
        title={t("switchToDark")}
      >
        <Icon name="moon" />
      </button>
      <button
        className="tool theme-switch__light"
        type="submit"
        name="theme"
        value="light"
        aria-label={t("switchToLight")}
        title={t("switchToLight")}
      >
        <Icon name="sun" />
      </button>
    </>
  );
}
