import { useLocation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { useCachedRender } from "#app/cache/cached-render.ts";
import { usePlainLinks } from "../ui/plain-links.ts";
import { AccountMenu } from "./account-menu.tsx";
import { Bell } from "./bell.tsx";
import { Brand, MainLinks, Menu } from "./header-views.tsx";
import { accountItemsOf, audienceOf, navItems, type Person, findNavPlace } from "./nav-items.ts";
import { Switches } from "./switches.tsx";

const preferences = { method: "post", action: paths.preferences() };

/**
 * The header of every page: navigation and tools, in one menu on a narrow screen. All but the bell is the same for
 * days, and a cached render.
 */
export function Header({ person }: { person: Person | null }) {
  const t = useTranslations("common.nav");
  const { pathname, search } = useLocation();
  const cachedRender = useCachedRender();
  const goTo = usePlainLinks();
  const audience = audienceOf(person);
  const at = findNavPlace(navItems[audience], pathname);
  const account =
    person === null ? null : { kind: person.kind, at: findNavPlace(accountItemsOf(person.kind), pathname) };
  const here = { to: `${pathname}${search}` };
  return (
    <header className="site-header" onClick={goTo}>
      <div className="page site-header__row">
        {cachedRender("a", { className: "wordmark", href: paths.home() }, Brand, {})}
        {cachedRender("nav", { className: "site-nav", "aria-label": t("main") }, MainLinks, { audience, at })}
        <div className="site-tools">
          {cachedRender("form", preferences, Switches, here)}
          {person === null ? null : <Bell person={person} />}
          {person === null || account === null ? (
            <Entrances />
          ) : (
            cachedRender("details", { className: "popover tool--wide" }, AccountMenu, {
              ...account,
              name: person.name,
              organization: person.organization,
            })
          )}
          {cachedRender("details", { className: "menu" }, Menu, { audience, at, account })}
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
