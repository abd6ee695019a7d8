import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { Icon } from "../ui/icon.tsx";
import { SignOutForm } from "./account-menu.tsx";
import { accountItemsOf, type NavItem, type NavPlace, type Person } from "./nav-items.ts";
import { NavLinks } from "./nav-links.tsx";

/** The platform's name in the header. */
export function Brand() {
  const t = useTranslations("common");
  return <>{t.rich("brand", { zh: (words) => <span lang="zh-CN">{words}</span> })}</>;
}

interface MenuProps {
  items: readonly NavItem[];
  at: NavPlace;
  account: { kind: Person["kind"]; at: NavPlace } | null;
}

/** Navigation and account on a narrow screen. */
export function Menu({ items, at, account }: MenuProps) {
  const t = useTranslations("common.nav");
  return (
    <>
      <summary className="tool" aria-label={t("menu")}>
        <Icon name="menu" />
      </summary>
      <nav className="menu__panel" aria-label={t("menu")}>
        <NavLinks items={items} at={at} />
        {account === null ? (
          <a href={paths.join()}>{t("join")}</a>
        ) : (
          <>
            <NavLinks items={accountItemsOf(account.kind)} at={account.at} />
            <SignOutForm look="menu__button" />
          </>
        )}
      </nav>
    </>
  );
}
