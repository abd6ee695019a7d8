import { useLocale, useTranslations } from "use-intl";
import { Icon, type IconName } from "../ui/icon.tsx";

/** The current page, to which the browser returns after the choice. */
export type Here = { to: string };

/**
 * Switches to dark or light, and to the other language, labelled in that language. The choice is stored and the page is
 * reloaded. Only the browser's CSS knows which theme is active, and shows the other.
 */
export function Switches({ to }: Here) {
  const locale = useLocale();
  const t = useTranslations("common.tools");
  const other =
    locale === "en"
      ? ({ lang: "zh-CN", name: "toChinese", title: "switchToChinese" } as const)
      : ({ lang: "en", name: "toEnglish", title: "switchToEnglish" } as const);
  const theme = (choice: "dark" | "light", words: string, icon: IconName) => (
    <button
      className={`tool theme-switch__${choice}`}
      type="submit"
      name="theme"
      value={choice}
      aria-label={words}
      title={words}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <>
      <input type="hidden" name="to" value={to} />
      {theme("dark", t("switchToDark"), "moon")}
      {theme("light", t("switchToLight"), "sun")}
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
