import { useLocale, useTranslations } from "use-intl";
import { Icon, type IconName } from "../ui/icon.tsx";

/** The current page, to which the browser returns after the choice. */
export type Here = { to: string };

/** Switches to the other language, labelled in that language; the choice is stored and the page is reloaded. */
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

/** Switches to dark or light. Only the browser's CSS knows which one is active, and shows the other. */
export function ThemeSwitch({ to }: Here) {
  const t = useTranslations("common.tools");
  const choice = (theme: "dark" | "light", words: string, icon: IconName) => (
    <button
      className={`tool theme-switch__${theme}`}
      type="submit"
      name="theme"
      value={theme}
      aria-label={words}
      title={words}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <>
      <input type="hidden" name="to" value={to} />
      {choice("dark", t("switchToDark"), "moon")}
      {choice("light", t("switchToLight"), "sun")}
    </>
  );
}
