import { useLocation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { usePlainLinks } from "../ui/plain-links.ts";
import { AccountMenu } from "./account-menu.tsx";
import { Bell } from "./bell.tsx";
import { Brand, Menu } from "./header-views.tsx";
import { accountItemsOf, findNavPlace, navOf, type Person } from "./nav-items.ts";
import { NavLinks } from "./nav-links.tsx";
import { Switches } from "./switches.tsx";

/** The header of every page: navigation and tools, in one menu on a narrow screen. */
export function Header({ person }: { person: Person | null }) {
  const t = useTranslations("common.nav");
  const { pathname, search } = useLocation();
  const goTo = usePlainLinks();
  const items = navOf(person);
  const at = findNavPlace(items, pathname);
  const account =
    person === null ? null : { kind: person.kind, at: findNavPlace(accountItemsOf(person.kind), pathname) };
  return (
    <header className="site-header" onClick={goTo}>
      <div className="page site-header__row">
        <a className="wordmark" href={paths.home()}>
          <Brand />
        </a>
        <nav className="site-nav" aria-label={t("main")}>
          <NavLinks items={items} at={at} />
        </nav>
        <div className="site-tools">
          <form method="post" action={paths.preferences()}>
            <Switches to={`${pathname}${search}`} />
          </form>
          {person === null ? null : <Bell person={person} />}
          {person === null || account === null ? (
            <Entrances />
          ) : (
            <details className="popover tool--wide">
              <AccountMenu {...account} name={person.name} organization={person.organization} />
            </details>
          )}
          <details className="menu">
            <Menu items={items} at={at} account={account} />
          </details>
        </div>
      </div>
    </header>
  );
}

function Entrances() {
  const t = useTranslations("common.nav");
  return (
    <>
      <a className="tool" href={paths.signIn()}>
        {t("signIn")}
      </a>
      <a className="btn btn-primary btn-sm tool--wide" href={paths.join()}>
        {t("join")}
      </a>
    </>
  );
}
