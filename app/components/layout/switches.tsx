import { useLocale, useTranslations } from "use-intl";
import { Icon } from "../ui/icon.tsx";

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
