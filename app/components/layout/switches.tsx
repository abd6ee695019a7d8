import { useLocation } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { paths } from "#app/http/paths.ts";
import { Icon } from "../ui/icon.tsx";

/** To the other language, in its own words; the choice is remembered and the page comes back in it. */
export function LanguageSwitch() {
  const locale = useLocale();
  const t = useTranslations("common.tools");
  const other =
    locale === "en"
      ? ({ lang: "zh-CN", name: "toChinese", title: "switchToChinese" } as const)
      : ({ lang: "en", name: "toEnglish", title: "switchToEnglish" } as const);
  return (
    <form method="post" action={paths.preferences()}>
      <ReturnHere />
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
    </form>
  );
}

/** To dark or to light. Which of the two is shown depends on what is on, which only the browser's CSS knows. */
export function ThemeSwitch() {
  const t = useTranslations("common.tools");
  return (
    <form method="post" action={paths.preferences()} className="theme-switch">
      <ReturnHere />
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
    </form>
  );
}

function ReturnHere() {
  const { pathname, search } = useLocation();
  return <input type="hidden" name="to" value={`${pathname}${search}`} />;
}
