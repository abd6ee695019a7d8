import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { paths } from "#app/http/paths.ts";
import { Icon } from "../ui/icon.tsx";
import { AccountMenu, SignOutForm } from "./account-menu.tsx";
import { Bell } from "./bell.tsx";
import { accountItemsOf, navItemsOf, type Person } from "./nav-items.ts";
import { NavLinks } from "./nav-links.tsx";
import { LanguageSwitch, ThemeSwitch } from "./switches.tsx";

/** The head of every page: where one can go, and the tools. On a narrow screen both are in one menu. */
export function Header({ person }: { person: Person | null }) {
  const t = useTranslations("common.nav");
  return (
    <header className="site-header">
      <div className="page site-header__row">
        <Wordmark />
        <nav className="site-nav" aria-label={t("main")}>
          <NavLinks items={navItemsOf(person)} />
        </nav>
        <div className="site-tools">
          <ThemeSwitch />
          <LanguageSwitch />
          {person === null ? null : <Bell person={person} />}
          {person === null ? <Entrances /> : <AccountMenu person={person} />}
          <details className="menu">
            <summary className="tool" aria-label={t("menu")}>
              <Icon name="menu" />
            </summary>
            <nav className="menu__panel" aria-label={t("menu")}>
              <NavLinks items={navItemsOf(person)} />
              {person === null ? (
                <Link to={paths.join()}>{t("join")}</Link>
              ) : (
                <>
                  <NavLinks items={accountItemsOf(person)} />
                  <SignOutForm look="menu__button" />
                </>
              )}
            </nav>
          </details>
        </div>
      </div>
    </header>
  );
}

function Wordmark() {
  const t = useTranslations("common");
  return (
    <Link className="wordmark" to={paths.home()}>
      {t.rich("brand", { zh: (words) => <span lang="zh-CN">{words}</span> })}
    </Link>
  );
}

function Entrances() {
  const t = useTranslations("common.nav");
  return (
    <>
      <Link className="tool" to={paths.signIn()}>
        {t("signIn")}
      </Link>
      <Link className="btn btn-primary btn-sm tool--wide" to={paths.join()}>
        {t("join")}
      </Link>
    </>
  );
}
